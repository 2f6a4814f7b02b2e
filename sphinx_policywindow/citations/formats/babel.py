"""The names that babel and polyglossia have for languages, which biblatex takes as ``langid``.

babel: https://ctan.org/pkg/babel, manual, section 1.23; biblatex: https://ctan.org/pkg/biblatex, manual,
section 3.1.3.1. A language that biblatex does not know is no error: it sets the entry as any other.
"""

from __future__ import annotations

_NAMES = {
    "af": "afrikaans", "ar": "arabic", "ast": "asturian", "be": "belarusian", "bg": "bulgarian",
    "bn": "bengali", "br": "breton", "bs": "bosnian", "ca": "catalan", "cs": "czech", "cy": "welsh",
    "da": "danish", "de": "ngerman", "de-1901": "german", "de-at": "naustrian", "de-ch": "nswissgerman",
    "el": "greek", "en": "english", "en-au": "australian", "en-ca": "canadian", "en-gb": "british",
    "en-nz": "newzealand", "en-us": "american", "eo": "esperanto", "es": "spanish", "et": "estonian",
    "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "fr-ca": "canadien",
    "fur": "friulan", "ga": "irish", "gd": "scottish", "gl": "galician", "he": "hebrew", "hi": "hindi",
    "hr": "croatian", "hsb": "uppersorbian", "hu": "hungarian", "hy": "armenian", "ia": "interlingua",
    "id": "indonesian", "is": "icelandic", "it": "italian", "ja": "japanese", "ka": "georgian",
    "kmr": "kurmanji", "ko": "korean", "la": "latin", "lt": "lithuanian", "lv": "latvian",
    "mk": "macedonian", "ml": "malayalam", "mn": "mongolian", "mr": "marathi", "ms": "malay",
    "nb": "norsk", "nl": "dutch", "nn": "nynorsk", "no": "norsk", "oc": "occitan", "pl": "polish",
    "pt": "portuguese", "pt-br": "brazilian", "rm": "romansh", "ro": "romanian", "ru": "russian",
    "se": "northernsami", "sk": "slovak", "sl": "slovene", "sq": "albanian", "sr": "serbian",
    "sr-cyrl": "serbianc", "sv": "swedish", "ta": "tamil", "te": "telugu", "th": "thai",
    "tk": "turkmen", "tr": "turkish", "uk": "ukrainian", "ur": "urdu", "vi": "vietnamese",
    "zh": "chinese",
}  # fmt: skip


def babel_name(language: str) -> str:
    """Return the name of a language tag (BCP 47), or of its nearest parent: ``es-MX`` is ``spanish``.

    ``""`` where it has none.
    """
    tag = language.lower().replace("_", "-")
    while tag and tag not in _NAMES:
        tag = tag.rpartition("-")[0]
    return _NAMES.get(tag, "")
