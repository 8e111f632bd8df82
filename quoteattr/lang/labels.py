"""Labels of other schemes of annotation, in the words of ours."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quoteattr.model import EntityKind

#: Kinds of names in OntoNotes (Weischedel et al. 2013) and in CoNLL-2003 (Tjong Kim Sang and De Meulder
#: 2003). Dates, times, amounts and numbers, which OntoNotes labels too, name nobody.
NAME_KINDS: Mapping[str, EntityKind] = MappingProxyType(
    {
        "PERSON": "person",
        "PER": "person",
        "ORG": "organization",
        "GPE": "place",
        "LOC": "place",
        "FAC": "place",
        "NORP": "group",
        "EVENT": "other",
        "LAW": "other",
        "LANGUAGE": "other",
        "MISC": "other",
        "PRODUCT": "other",
        "WORK_OF_ART": "other",
    }
)

#: Relations of the CLEAR style (Choi and Palmer 2012), which spaCy's English pipelines give, in UD v2.
#: Relations that both call the same are left out.
CLEAR_TO_UD: Mapping[str, str] = MappingProxyType(
    {
        "ROOT": "root",
        "acomp": "xcomp",
        "agent": "obl:agent",
        "attr": "xcomp",
        "auxpass": "aux:pass",
        "csubjpass": "csubj:pass",
        "dative": "iobj",
        "dobj": "obj",
        "intj": "discourse",
        "meta": "dep",
        "neg": "advmod",
        "npadvmod": "obl",
        "nsubjpass": "nsubj:pass",
        "oprd": "xcomp",
        "pcomp": "ccomp",
        "pobj": "obj",
        "poss": "nmod:poss",
        "preconj": "cc:preconj",
        "predet": "det:predet",
        "prep": "obl",
        "prt": "compound:prt",
        "quantmod": "advmod",
        "relcl": "acl:relcl",
    }
)
