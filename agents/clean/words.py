"""Names as news writes them: agencies, and the shape of a capitalised name, as pieces of regular expressions."""

import re

AGENCIES: dict[str, str] = {
    name.lower(): name
    for name in (
        "AAP", "ABC News", "AFP", "Agence France-Presse", "Agencia EFE", "Anadolu", "Anadolu Agency", "ANI", "ANP",
        "ANSA", "Antara",
        "AP", "APA", "Associated Press", "ATS", "Australian Associated Press", "Belga", "Bernama", "Bloomberg",
        "Bloomberg News", "BNS", "BTA", "Canadian Press", "CNN", "CNS", "CTK", "dpa", "EFE", "ELTA", "EPA", "EPA-EFE",
        "Europa Press", "Getty Images", "Hina", "IANS", "Interfax", "Interfax-Ukraine", "IRNA", "ISNA", "Jiji",
        "Jiji Press", "Keystone",
        "Kyodo", "Kyodo News", "LETA", "Lusa", "MTI", "NPR", "NTB", "NurPhoto", "PA", "PA Media", "PA Wire", "PAP",
        "picture alliance", "Press Association", "Press Trust of India", "PTI", "QNA", "Reuters", "RIA Novosti",
        "Ritzau", "SANA",
        "Shutterstock", "Sipa", "Sipa USA", "SPA", "Sputnik", "Tanjug", "TASS", "The Canadian Press",
        "Thomson Reuters", "TT",
        "Ukrinform", "UNIAN", "UPI", "VNA", "VNS", "WAM", "Xinhua", "Yonhap", "Zuma Press", "Alamy", "iStock",
        "iStockphoto", "AdobeStock",
        "Imago", "Polaris", "Magnum Photos", "Redux", "USA Today Sports", "Imagn Images", "Icon Sportswire", "DPA",
        "Tasnim",
    )
}  # fmt: skip
"""Agencies of text and pictures, lower case to the way they write themselves."""

AGENCIES["reuter"] = "Reuters"
AGENCIES["dpa"] = "dpa"
AGENCIES["getty"] = "Getty Images"

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯΑ-ΩА-ЯЁЂ-ЏҐẠ-ỹ"
"""Capital letters of Latin, Greek and Cyrillic, for a character class; Vietnamese ones with their small forms."""

AGENCY = "(?:" + "|".join(sorted((re.escape(name) for name in AGENCIES.values()), key=len, reverse=True)) + ")"
"""Any agency, as it writes itself or in capitals; to be compiled with (?i:...) around it."""

NAME_WORD = (
    rf"(?:(?:de|da|di|du|van|von|der|den|del|la|le|al|el|bin|ibn|dos|ten|zu)\s+)?(?:al-|el-|d'|d’|O'"
    rf"|O’)?[{UPPER}][\w.'’\-]*"
)

PERSON = rf"{NAME_WORD}(?:\s+{NAME_WORD}){{1,4}}"
"""Two to five capitalised words: Jane Roe, J. Scott Applewhite, Ursula von der Leyen."""


def agency(name: str) -> str | None:
    """The agency of this name as it writes itself, or None: "REUTERS" is Reuters."""
    plain = " ".join(name.split()).strip(" .,:;").lower()
    return AGENCIES.get(plain) or AGENCIES.get(plain.removeprefix("the "))
