"""What answers: each module holds views, and beside them the targets they answer for."""
