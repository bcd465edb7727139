"""What the tests share: the oracle, which runs one program in every way and compares all that it leaves behind."""
