"""Tag open text with spaCy's small English pipeline (MIT), as labels for ``train.py``.

    python eval/tagger/silver.py FOLDER PIPELINE TAGS.tsv

FOLDER holds the JSON Lines of White House releases (public domain), kremlin.ru (CC BY 4.0) and addresses of Ukrainian
officials (CC0); PIPELINE is an importable package of en_core_web_sm. Neither is needed to use or test the product.
"""

import importlib
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ripeness.read.tokens import tokenize

SOURCES = {"whitehouse_2022-02_05": 3, "resistinua_2022": 1, "putin": 2}
"""Files, and of how many documents each one is taken."""
LONGEST = 1500


def stretches(folder: Path) -> Iterator[str]:
    """Yield paragraphs without mark-up, long ones cut."""
    for name, step in SOURCES.items():
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf8").splitlines()
        for line in lines[::step]:
            text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", json.loads(line)["text"])
            for block in re.split(r"\n\s*\n", re.sub(r"[*_#\\]+", "", text)):
                plain = " ".join(block.split())
                if len(plain) > 40:
                    yield from (plain[at : at + LONGEST] for at in range(0, len(plain), LONGEST))


def main(folder: str, pipeline: str, target: str) -> None:
    """Write one ``word<TAB>tag`` a line, a blank line between stretches."""
    doc_type = importlib.import_module("spacy.tokens").Doc
    nlp = importlib.import_module(pipeline).load(exclude=["ner", "lemmatizer", "parser", "attribute_ruler"])
    texts = list(stretches(Path(folder)))
    random.Random(1).shuffle(texts)
    docs = []
    for text in texts:
        tokens = tokenize(text)
        spaces = [text[end : end + 1] == " " for end in tokens.end]
        docs.append(doc_type(nlp.vocab, words=[tokens.word(i) for i in range(len(tokens))], spaces=spaces))
    with Path(target).open("w", encoding="utf8") as out:
        for doc in nlp.pipe(docs, batch_size=256):
            out.writelines(f"{token.text}\t{token.tag_}\n" for token in doc)
            out.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
