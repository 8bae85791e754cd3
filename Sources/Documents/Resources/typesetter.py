"""Sets documents with Typst for antragswerk: a request comes in on standard input, a PDF goes out the same way.

Started by the program itself and ended by it; ends by itself when the program is gone. Both directions carry
frames: four bytes with the length (big endian), then so many bytes.

    program -> helper   JSON: template, data, attachments, timestamp, explain
    helper -> program   one letter, then: H versions and fonts (once, at the start), P the PDF, E a word that says why not

What people wrote exists in this process's memory only: it cannot write files, and nothing goes to a log.
"""

import base64
import json
import os
import resource
import sys
import unicodedata

MAX_REQUEST, MEMORY_MIB = int(sys.argv[1]), int(sys.argv[2])
STANDARDS = ["ua-1", "a-3a"]
FAMILIES = ["Fira Sans", "DejaVu Sans"]
# A folder in which there is no file to read: templates get everything as data.
NOWHERE = "/proc/self/ns"


def close_all_doors():
    """Nothing but the pipe: no inherited files, no new ones, no core dump, a share of the machine."""
    os.closerange(3, 65536)
    pipe = os.dup(0)
    silence = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(silence, number)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_MIB << 20, MEMORY_MIB << 20))
    os.nice(5)
    return pipe


class Pipe:
    """Frames over one descriptor; the end of the other side ends the process."""

    def __init__(self, descriptor):
        self.descriptor = descriptor

    def read(self, count):
        parts = []
        while count:
            part = os.read(self.descriptor, min(count, 1 << 16))
            if not part:
                sys.exit(0)
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def request(self):
        length = int.from_bytes(self.read(4), "big")
        if length > MAX_REQUEST:
            sys.exit(1)
        return self.read(length)

    def answer(self, letter, body):
        view = memoryview((len(body) + 1).to_bytes(4, "big") + letter + body)
        while view:
            view = view[os.write(self.descriptor, view):]


class Printable:
    """Replaces what no font here can show; PDF/A refuses a document with such a character."""

    # Joiners and break opportunities that have no picture of their own.
    INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"
    FORBIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs"}

    def __init__(self, covered):
        self.covered = covered
        self.replacement = "\u25a1" if 0x25A1 in covered else "?"
        self.table = {}
        self.replaced = 0

    def text(self, text):
        for character in set(text) - self.table.keys():
            isFine = character in self.INVISIBLE or (
                unicodedata.category(character) not in self.FORBIDDEN and ord(character) in self.covered)
            self.table[character] = character if isFine else self.replacement
        self.replaced += sum(self.table[character] is not character for character in set(text))
        return "".join(map(self.table.__getitem__, text))

    def value(self, value):
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if isinstance(value, dict):
            return {key: self.value(item) for key, item in value.items()}
        return value


def coverage(fonts, families):
    """Code points that one of the families can show."""
    from fontTools.ttLib import TTFont

    covered = set()
    for family in families:
        regular = next((f for f in fonts.fonts() if f.family == family and f.style == "normal" and f.weight == 400 and f.path), None)
        if regular:
            covered |= TTFont(regular.path, fontNumber=regular.index, lazy=True).getBestCmap().keys()
    return covered


def font_folders():
    try:
        import fontpkg_fira_sans
    except ImportError:
        return []
    return [os.path.join(os.path.dirname(fontpkg_fira_sans.__file__), "files")]


class Typesetter:
    def __init__(self, typst):
        self.typst = typst
        fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=font_folders())
        self.families = [family for family in FAMILIES if family in fonts.families()]
        if not self.families:
            raise LookupError("fonts")
        self.covered = coverage(fonts, self.families)
        self.narrow = {code for code in self.covered if 0x20 <= code < 0x250}
        self.compiler = typst.Compiler(
            input=b"", root=NOWHERE, font_paths=fonts, package_path=NOWHERE, package_cache_path=NOWHERE)

    def hello(self):
        import importlib.metadata

        return json.dumps({"typst": importlib.metadata.version("typst"), "fonts": self.families}).encode()

    def pdf(self, request):
        inputs, described = {}, []
        for index, attachment in enumerate(request["attachments"]):
            content = base64.b64decode(attachment.pop("content"), validate=True)
            try:
                inputs[f"attachment-{index}"], attachment["isText"] = content.decode(), True
            except UnicodeDecodeError:
                inputs[f"attachment-{index}"], attachment["isText"] = json.dumps(list(content)), False
            described.append(attachment)
        try:
            return self.compile(request, inputs, described, self.covered)
        except self.typst.TypstError:
            if request.get("explain"):
                raise
            # A combination that the fonts cannot show although they have its parts.
            return self.compile(request, inputs, described, self.narrow)

    def compile(self, request, inputs, attachments, covered):
        printable = Printable(covered)
        data = printable.value(request["data"])
        data |= {"fonts": self.families, "attachments": attachments, "replacedCharacters": printable.replaced}
        data["replacement"] = printable.replacement
        return self.compiler.compile(
            input=request["template"].encode(), format="pdf", pdf_standards=STANDARDS, timestamp=request["timestamp"],
            sys_inputs=inputs | {"data": json.dumps(data)})


def answer(typesetter, frame):
    """Letter and body of the answer to one request."""
    request = {}
    try:
        request = json.loads(frame)
        return b"P", typesetter.pdf(request)
    except typesetter.typst.TypstError as error:
        # Typst's own words may quote what people wrote: only for documents of our own making.
        return b"E", b"refused" + (b" " + error.diagnostic.encode() if request.get("explain") else b"")
    except MemoryError:
        return b"E", b"memory"
    except Exception:
        return b"E", b"request"


def resident_mib():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize() >> 20


def main():
    pipe = Pipe(close_all_doors())
    try:
        import typst

        typesetter = Typesetter(typst)
    except ImportError:
        return pipe.answer(b"E", b"typst")
    except LookupError:
        return pipe.answer(b"E", b"fonts")
    pipe.answer(b"H", typesetter.hello())
    # After a very large document the memory is given back by ending; the program starts another one.
    while resident_mib() < MEMORY_MIB // 3:
        pipe.answer(*answer(typesetter, pipe.request()))


main()
