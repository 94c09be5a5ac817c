"""How the weights are made: from the hash-checked base encoder to the int8 file that the package carries."""
