"""Has the Nu checker read every page of the example site, and EPUBCheck its e-book.

    python tools/validity.py     needs Java and npm; EPUBCheck is Debian's package of that name

An error of a page counts where the checker shows something of ours, or a print view. Sphinx's own, such
as the captions of its tables of contents, are only numbered. Errors of the stylesheet are those of a
checker that does not know container queries yet.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "build/validity"
EPUBCHECK = ("/usr/bin/epubcheck", "/usr/share/java/epubcheck.jar")


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a program."""
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def build(builder: str, *options: str) -> Path:
    """Build the example site, and return where it is."""
    common = ("-q", "-W", "-d", str(OUTPUT / f"doctrees-{builder}"))
    done = run(
        sys.executable, "-m", "sphinx", *common, *options, "-b", builder, "example_site", OUTPUT / builder
    )
    if done.returncode:
        sys.exit(done.stderr)
    return OUTPUT / builder


def is_ours(message: dict[str, Any]) -> bool:
    """Whether an error of a page is one of ours."""
    return "policywindow-" in message.get("extract", "") or ".print.html" in message["url"]


def pages() -> int:
    """Print what the Nu checker says of the pages; return the number of errors of ours."""
    done = run("npm", "install", "--silent", "--prefix", OUTPUT, "vnu-jar")
    jar = OUTPUT / "node_modules/vnu-jar/build/dist/vnu.jar"
    if not jar.exists():
        sys.exit(f"The Nu checker cannot be had: {done.stderr}")
    html = build("html")
    checked = run(
        "java", "-Xss8m", "-jar", jar, "--stdout", "--format", "json", "--skip-non-html", ".", cwd=html
    )
    errors = [message for message in json.loads(checked.stdout)["messages"] if message["type"] == "error"]
    ours = [message for message in errors if is_ours(message)]
    print(f"Nu checker: {len(list(html.rglob('*.html')))} pages, {len(ours)} errors of ours")
    for message in ours[:20]:
        print(f"  {message['url']}:{message.get('lastLine')}: {message['message']}")
    for text, number in Counter(error["message"] for error in errors if not is_ours(error)).most_common():
        print(f"  not ours, {number} times: {text}")
    return len(ours)


def book() -> int:
    """Print what EPUBCheck says of the e-book; return the number of errors."""
    jar = next((path for path in EPUBCHECK if Path(path).exists()), None)
    if jar is None:
        print("EPUBCheck is not here: apt-get install epubcheck")
        return 0
    [epub] = build("epub", "-D", "version=1").glob("*.epub")
    checked = run("java", "-jar", jar, epub)
    errors = [
        line for line in (checked.stdout + checked.stderr).splitlines() if line.startswith(("ERROR", "FATAL"))
    ]
    print("\n".join([f"EPUBCheck: {len(errors)} errors", *errors[:20]]))
    return len(errors)


if __name__ == "__main__":
    sys.exit(1 if pages() + book() else 0)
