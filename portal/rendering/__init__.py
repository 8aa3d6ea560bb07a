"""From a Page to HTML: figures in the reader's numbers, keys as links, Markdown made safe."""
