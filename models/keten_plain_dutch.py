"""What makes a text plain enough for everybody in a street (language level B1)."""

import re

LONGEST = 15  # words in a sentence

SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
WORD = re.compile(r"\w[\w'’-]*")


def long_sentences(text):
    """Return the sentences of a text that have more words than people like to read."""
    sentences = (found.strip() for found in SENTENCE.findall(text or ""))
    return [sentence for sentence in sentences if len(WORD.findall(sentence)) > LONGEST]
