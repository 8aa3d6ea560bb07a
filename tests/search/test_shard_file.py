"""A shard in its file: JSON that a script tag can bring."""

import pytest

from search.shard_file import NoShardError, pack, read, write


def test_what_is_written_is_read_back() -> None:
    content = {"từ": [1, 2], "a": "(“x”)"}
    assert write(content) == 'indexShard({"a":"(“x”)","từ":[1,2]})'.encode()
    assert read(write(content)) == content


def test_the_call_is_no_part_of_what_is_packed() -> None:
    assert pack({"b": 1, "a": 2}) == b'{"a":2,"b":1}'


@pytest.mark.parametrize("data", [b"", b"{}x", b"indexShard(", b"\xff"])
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(NoShardError, match=r"expected indexShard\(…\)"):
        read(data)
