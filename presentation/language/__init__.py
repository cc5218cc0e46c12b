"""Values as Danish: numbers, words, sentences, sources, names."""
