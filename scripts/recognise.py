"""Word error of a speech recogniser over the lines of the voice pack: recognise.py ASSETS LINES.tsv

LINES.tsv holds a file and its text a line. Prints the figures, and every line of which more than half was misheard.
"""

import re
import sys
from multiprocessing import Pool

import numpy
import soundfile
from pocketsphinx import Decoder

SMALL = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
         "seventeen eighteen nineteen").split()
TENS = {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty", 6: "sixty", 7: "seventy", 8: "eighty", 9: "ninety"}
TIME = re.compile(r"((left|right) side )?((\w+) minutes? ?)?((\w+ ?\w*) seconds)?")
decoder = None


def number(match):
    n = int(match[0])
    if n < 20:
        return SMALL[n]
    return TENS[n // 10] + (" " + SMALL[n % 10] if n % 10 else "") if n < 100 else match[0]


def words(text):
    text = re.sub(r"\d+", number, text.lower().replace("’", "'")).replace("'", "")
    return re.sub(r"[^a-z ]+", " ", text).split()


def errors(said, heard):
    before = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        now = [i]
        for j, other in enumerate(heard, 1):
            now.append(min(before[j] + 1, now[j - 1] + 1, before[j - 1] + (word != other)))
        before = now
    return before[-1]


def begin():
    global decoder
    decoder = Decoder(loglevel="FATAL")


def recognised(line):
    file, text = line
    samples, rate = soundfile.read(file, dtype="float64")
    assert rate == 16_000, f"{file} has {rate} samples a second"
    silence = numpy.zeros(rate * 3 // 10)
    loud = numpy.concatenate([silence, samples * (0.5 / numpy.abs(samples).max()), silence])
    decoder.start_utt()
    decoder.process_raw((loud * 32767).astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    heard = decoder.hyp()
    heard = heard.hypstr if heard else ""
    said = words(text)
    return text, heard, len(said), errors(said, words(heard)), len(samples) / rate


def tell(name, lines):
    count = sum(line[2] for line in lines)
    seconds = sum(line[4] for line in lines)
    wrong = sum(line[3] for line in lines)
    print(f"{name:34s} {len(lines):5d} lines  word error {wrong / count:.3f}  {count / seconds * 60:4.0f} words a minute")


def main(assets, listed):
    lines = [line.rstrip("\n").split("\t", 1) for line in open(listed, encoding="utf-8")]
    lines = [(f"{assets}/{file}", text) for file, text in lines]
    with Pool(None, begin) as pool:
        found = pool.map(recognised, lines, chunksize=8)
    times = [line for line in found if TIME.fullmatch(" ".join(words(line[0])))]
    rest = [line for line in found if line not in times]
    tell("the whole pack", found)
    tell("how long (times only)", times)
    tell("all but the times", rest)
    tell("of these, six words and more", [line for line in rest if line[2] >= 6])
    for text, heard, count, wrong, _ in sorted(rest, key=lambda line: -line[3] / line[2]):
        if wrong / count > 0.5:
            print(f"{wrong / count:.2f}  {text}  |  {heard}")


main(*sys.argv[1:])
