"""Words that end with a full stop, and words that are capitalised without being names.

From general knowledge of English-language news and of the Associated Press's
and the British press's ways of abbreviating.
"""

from __future__ import annotations

__all__ = ["ABBREVIATIONS", "ENDS_SENTENCE_TOO", "WEEKDAYS_MONTHS"]

#: Lower-case words, initials among them, whose full stop does not by itself end a sentence. A few are
#: words as well ("mass.", "sun.", "no."): look at what follows.
ABBREVIATIONS: frozenset[str] = frozenset(
    """
a. a.d. a.g. a.k.a. a.m. abbr. acad. adj. adm. al. ala. alta. amb. approx. apr. apt. ariz. ark. assn. assoc.
asst. atty. attys. aug. ave. avg. b. b.a. b.c. b.c.e. b.f.a. b.s. b.sc. b.v. benj. bldg. bln. blvd. bn. brig.
bro. bros. c. c.b.e. c.d.c. c.d.t. c.e. c.e.o. c.f.o. c.i.a. c.p.a. c.s.t. ca. calif. capt. cf. ch. chap.
chas. chm. cit. cm. cmdr. cmte. co. col. colo. cols. comdr. conn. corp. cos. cpl. cpt. cst. ctr. cu. d. d.a.
d.b.a. d.c. d.d. d.d.s. d.e.a. d.j. d.n.c. d.o. d.p.r.k. d.phil. d.sc. d.v.m. dec. del. dept. depts. det.
dist. div. dr. drs. e. e.d.t. e.g. e.p.a. e.s.t. e.t. e.u. ed. ed.d. eds. edw. ens. esq. est. etc. excl. ext.
f. f.b.i. f.c.c. f.d.a. f.d.r. f.k.a. feb. fig. figs. fla. fr. fri. ft. g. g.m.t. g.o.p. ga. gen. gens. geo.
gmbh. gov. govs. govt. h. h.i.v. h.m.s. h.r. hon. hr. hrs. hwy. i.d. i.e. i.m.f. i.q. i.r.s. ibid. ill. inc.
incl. ind. insp. inst. intl. j. j.d. j.f.k. j.r. jan. jas. jos. jr. jul. jun. k. k.c. kan. kans. kg. kh. km.
kr. ky. l. l.a. l.b.j. l.l.c. l.l.p. l.p. la. lb. lbs. ll.b. ll.m. llc. lt. ltd. m. m.a. m.b.a. m.b.e. m.d.
m.d.t. m.f.a. m.l.k. m.p. m.p.h. m.phil. m.s. m.s.t. m.sc. maj. mar. mass. md. messrs. mfg. mgmt. mgr. mi.
mich. min. minn. mins. misc. miss. mlle. mln. mm. mme. mmes. mo. mon. mont. mos. mph. mr. mrs. ms. msgr. mt.
mx. n. n.b. n.b.a. n.c. n.d. n.e. n.f.l. n.h. n.h.l. n.j. n.l. n.m. n.r.a. n.s. n.s.a. n.s.w. n.v. n.w. n.w.t.
n.y. n.y.c. natl. neb. nebr. nev. no. nos. nov. o. o.b.e. o.p. oct. okla. ont. op. ore. oreg. oz. p. p.c.
p.d.t. p.e.i. p.m. p.o. p.r. p.s. p.s.t. p.t. pa. pct. penn. pfc. ph.d. plc. pp. pres. prof. profs. pt. pte.
pty. pvt. q. q.c. q.v. que. r. r.a.f. r.i. r.i.p. r.n. r.n.c. r.s.v.p. rd. rep. reps. ret. rev. revs. robt.
rpt. rt. rte. s. s.a. s.c. s.d. s.e. s.e.c. s.f. s.j. s.p.a. s.s. s.w. saml. sask. sat. sec. secs. sect. sen.
sens. sep. sept. sgt. sgts. sh. spc. sq. sr. st. ste. sun. supt. t. t.v. tel. tenn. tex. thos. thu. thur.
thurs. tn. treas. tue. tues. u. u.a.e. u.f.o. u.k. u.n. u.s. u.s.a. u.s.s. u.s.s.r. univ. v. v.a. v.p. va.
viz. vol. vols. vs. vt. w. w.h.o. w.t.o. w.va. wash. wed. wis. wisc. wk. wks. wm. wyo. x. y. ya. yd. yds. yr.
yrs. yu. z. zh.
    """.split()
)

#: Those of ABBREVIATIONS that often stand last in a sentence, and then end it.
ENDS_SENTENCE_TOO: frozenset[str] = frozenset(
    """
a.d. a.g. a.m. al. ala. ariz. ark. assn. ave. b.a. b.c. b.c.e. b.s. b.v. bln. blvd. bn. bros. c.b.e. c.d.c.
c.d.t. c.e. c.e.o. c.f.o. c.i.a. c.p.a. c.s.t. calif. co. colo. conn. corp. cos. d.a. d.c. d.d.s. d.n.c. dept.
e.d.t. e.p.a. e.s.t. e.t. e.u. ed. esq. est. etc. f.b.i. f.c.c. f.d.a. f.d.r. fig. fla. g.m.t. g.o.p. ga.
gmbh. govt. h.i.v. hrs. hwy. i.d. i.m.f. i.q. i.r.s. ibid. ill. inc. ind. j.d. j.f.k. jr. k.c. kan. ky. l.a.
l.b.j. l.l.c. l.l.p. l.p. la. lb. lbs. llc. ltd. m.a. m.b.a. m.b.e. m.d. m.d.t. m.p. m.p.h. m.s. m.s.t. mar.
mass. md. mi. mich. min. minn. mins. miss. mln. mont. mph. n.b.a. n.c. n.d. n.e. n.f.l. n.h. n.h.l. n.j. n.m.
n.r.a. n.s.a. n.v. n.w. n.y. n.y.c. neb. nev. no. o.b.e. okla. ore. oz. p.d.t. p.m. p.r. p.s.t. p.t. pa. pct.
ph.d. plc. pres. q.c. r.i. r.i.p. r.n. r.n.c. rd. ret. s.a. s.c. s.d. s.e. s.e.c. s.p.a. s.w. sat. sec. sq.
sr. st. sun. t.v. tenn. tex. u.a.e. u.k. u.n. u.s. u.s.a. u.s.s.r. univ. v.a. v.p. va. vt. w.va. wash. wed.
wis. wk. wyo. yr. yrs.
    """.split()
)

#: Days and months as printed: capitalised, never names.
WEEKDAYS_MONTHS: frozenset[str] = frozenset(
    """
Apr Apr. April Aug Aug. August Dec Dec. December Feb Feb. February Fri Fri. Friday Fridays Jan Jan. January
Jul Jul. July Jun Jun. June Mar Mar. March May Mon Mon. Monday Mondays Nov Nov. November Oct Oct. October Sat
Sat. Saturday Saturdays Sep Sep. Sept Sept. September Sun Sun. Sunday Sundays Thu Thu. Thur Thur. Thurs Thurs.
Thursday Thursdays Tue Tue. Tues Tues. Tuesday Tuesdays Wed Wed. Wednesday Wednesdays
    """.split()
)
