"""People as news calls them: titles before a name, nouns for a role, words for bodies that speak.

Lower case throughout, singular unless said; from general knowledge of the
English-language press. A noun or title has a gender only where the word itself
does: "spokeswoman", "nun", "king"; never by custom of the trade.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

__all__ = [
    "COLLECTIVES",
    "GENDERED_NOUNS",
    "GENDERED_TITLES",
    "NAME_SUFFIXES",
    "PARTICLES",
    "PLURAL_ROLES",
    "ROLE_NOUNS",
    "TITLES",
]

_GENDERED_TITLE_GENDERS: Mapping[Literal["female", "male"], str] = {
    "female": """
actress, alderwoman, anchorwoman, assemblywoman, aunt, baroness, begum, businesswoman, chairwoman,
city councilwoman, co-chairwoman, congresswoman, congresswomen, councilwoman, countess, crown princess, dame,
daughter, daw, doña, duchess, empress, ex-wife, first daughter, first lady, frau, girlfriend, grandma,
grandmother, headmistress, ibu, lady, madam, madame, mademoiselle, miss, mlle., mme, mme., mother, mrs, mrs.,
ms, ms., niece, pani, patrolwoman, policewoman, princess, queen, second lady, senora, señora, sheikha,
signora, sister, smt., spokeswoman, vice chairwoman, viscountess, widow, wife
    """,
    "male": """
actor, alderman, anchorman, assemblyman, ayatollah, bapak, baron, boyfriend, bro, bro., brother, businessman,
cardinal, chairman, city councilman, co-chairman, congressman, congressmen, cornerback, councilman, count,
crown prince, czar, dalai lama, don, duke, earl, emir, emperor, ex-husband, father, first gentleman, fr.,
grand ayatollah, grand mufti, grandfather, grandpa, gunman, headmaster, herr, husband, imam, kaiser, king,
linebacker, lord, maharaja, marquess, marquis, maulana, messrs, messrs., monsieur, monsignor, mr, mr., msgr.,
mufti, mullah, nawab, nephew, pandit, patriarch, patrolman, policeman, pope, prince, quarterback,
running back, selectman, senor, señor, shah, shaikh, sheik, sheikh, shri, signor, sir, son, spokesman,
strongman, sultan, tsar, tuan, uncle, vice chairman, viscount
    """,
}

#: The gender that a title before a name gives its bearer.
GENDERED_TITLES: Mapping[str, Literal["female", "male"]] = MappingProxyType(
    {word.strip(): gender for gender, words in _GENDERED_TITLE_GENDERS.items() for word in words.split(",")}
)

_TITLE_WORDS = """
acting activist adm. admiral adviser advisor agent aide airman amb. ambassador analyst anchor apostle
archbishop architect artist assemblymember assistant assoc. associate asst. astronaut attache attorney atty.
auditor author backbencher banker bapa bibi billionaire biologist bishop blogger boxer brig. brigadier
broadcaster cadet campaigner candidate capt. captain cartoonist catcher center ceo cfo chair chairperson
challenger champion chancellor chaplain chef chief chm. citizen clerk cmdr. co- co-author co-chair co-founder
co-worker coach cofounder col. colleague colonel cols. columnist comedian comic commandant commander
commentator commissioner commodore comptroller comrade congressperson const. constable consul consultant
convict coo coroner corporal correspondent cosmonaut councillor councilmember councilor counsel counselor
cousin cpl. cpt. cst. cto dato dato' datuk deacon dean defendant defender del. delegate democrat deputies
deputy designer det det. detective developer dictator diplomat director director-general dissident doctor dona
dr dr. driver economist editor editor-in-chief elder ens. ensign entrepreneur envoy ex ex- ex-president
executive expert eyewitness fellow filmmaker financier firefighter former forward founder friend front-runner
frontrunner gen gen. general gens. goalie goalkeeper golfer gospodin gov gov. gov.-elect governor
governor-elect govs. guard guru gymnast haji hajji historian hon. hopeful host incoming incumbent independent
insp. inspector interim investigator investor jockey journalist judge justice khun late lawmaker lawyer leader
lieutenant lobbyist lt lt. m. magistrate magnate maj. major manager marshal mayor mayor-elect mep metropolitan
midfielder militant millionaire minister mla model moderator mogul monarch mp mps msp musician mx mx. neighbor
nominee novelist nurse officer officers oligarch olympian ombudsman organizer outfielder outgoing owner pan
paramedic partner pastor pc pfc. philanthropist photographer physicist pitcher playwright poet politician
pollster premier pres. president president-elect principal private producer prof prof. professor prosecutor
protester provost psychiatrist psychologist publisher pundit pvt. rabbi ranger rapper recorder rector rep rep.
reporter representative representatives reps. republican researcher resident retired rev rev. reverend revs.
rival rookie ruler saint scientist screenwriter seaman sec. secretary secretary-general sen sen. senator
senator-elect senators senior sens. sergeant sgt. sgts. sheriff shortstop singer skater skipper sociologist
spc. speaker spec. specialist spokesperson sprinter sr. sri st. star strategist striker student superintendent
supermodel superstar supervisor supporter supt. survivor suspect swami swimmer tanaiste taoiseach td teacher
teammate terrorist then- thiru treasurer trooper tun tycoon u undersecretary ustad veteran vice
vice-chancellor vice-president victim volunteer voter warden warlord whip whistleblower winger witness
wrestler writer
"""

_TITLE_PHRASES = """
1st lt., 1st sgt., 2nd lt., air force chief, air marshal, att. gen., attorney general, atty. gen., brig. gen.,
brigadier general, cabinet minister, cabinet secretary, chancellor of the exchequer, charge d'affaires,
chief constable, chief executive, chief executive officer, chief financial officer, chief inspector,
chief judge, chief justice, chief minister, chief of staff, chief operating officer, chief petty officer,
chief prosecutor, chief strategist, chief technology officer, chief warrant officer, chief whip,
circuit judge, city manager, commerce secretary, communications director, consul general, council member,
defence minister, defense attorney, det. insp., det. sgt., detective constable, detective inspector,
detective sergeant, detective sgt., director general, dist. atty., district attorney, economy minister,
editor in chief, education minister, education secretary, energy minister, energy secretary,
european commissioner, executive director, executive editor, executive producer, executive vice president,
fed chair, fed chairman, field marshal, film director, finance director, finance minister, fire chief,
first minister, first secretary, first vice president, floor leader, foreign minister, foreign secretary,
general manager, general prosecutor, general secretary, governor general, head coach, health minister,
health secretary, high commissioner, high representative, home minister, home secretary,
homeland security secretary, house majority leader, house majority whip, house minority leader, house speaker,
independent counsel, inspector general, interior minister, justice minister, labor secretary,
lieutenant colonel, lieutenant general, lieutenant governor, lord mayor, lt. cmdr., lt. col., lt. gen.,
lt. gov., lt. governor, magistrate judge, maj. gen., major general, majority leader, majority whip,
managing director, managing editor, master sgt., minister of state, minority leader, minority whip,
national security adviser, national security advisor, navy chief, opposition leader, paramount leader,
petty officer, policy director, president and ceo, president emeritus, press secretary, prime minister,
professor emeritus, prosecutor general, public defender, reality tv star, rear adm., rear admiral,
rebel commander, rev. dr., right hon., rt. hon., running mate, secretary general, secretary of defense,
secretary of state, senate majority leader, senate minority leader, sergeant major, sgt. maj.,
shadow chancellor, shadow foreign secretary, shadow home secretary, solicitor general, special adviser,
special agent, special counsel, special envoy, special prosecutor, special representative, staff sergeant,
staff sgt., state attorney, state prosecutor, state rep., state representative, state sen., state senator,
state's attorney, supreme court justice, supreme leader, surgeon general, tan sri, the hon., the honorable,
the late, the rev., the right honourable, trade minister, treasury secretary, u.s. attorney, u.s. rep.,
u.s. sen., under secretary, undersecretary of state, vice adm., vice admiral, vice chair, vice chancellor,
vice mayor, vice premier, vice president, vice president-elect, vice prime minister, warrant officer
"""

#: Honorifics, ranks, offices and callings written before a name, abbreviations with and without their full
#: stop; also what qualifies one ("former", "ex-", "acting").
TITLES: frozenset[str] = (
    frozenset(GENDERED_TITLES)
    | frozenset(_TITLE_WORDS.split())
    | frozenset(map(str.strip, _TITLE_PHRASES.split(",")))
)

_GENDERED_NOUN_GENDERS: Mapping[Literal["female", "male"], str] = {
    "female": """
abbess, actress, alderwoman, alumna, anchorwoman, assemblywoman, aunt, ballerina, baroness, beauty queen,
bride, bridesmaid, businesswoman, chairwoman, cleaning lady, clergywoman, co-chairwoman, comedienne,
confidante, congresswoman, councilwoman, countess, cover girl, cowgirl, dame, daughter, daughter-in-law, diva,
duchess, empress, englishwoman, ex-girlfriend, ex-wife, fiancee, fiancée, filipina, first daughter,
first lady, forewoman, frenchwoman, frontwoman, girl, girlfriend, goddaughter, goddess, godmother,
granddaughter, grandma, grandmother, granny, great-grandmother, half-sister, headmistress, heiress, heroine,
homeless woman, hostess, housewife, irishwoman, lady, landlady, lass, latina, lesbian, maid, maiden, mama,
masseuse, matriarch, mistress, mom, mommy, mother, mother-in-law, mum, niece, nun, ombudswoman, patrolwoman,
policewoman, priestess, princess, queen, saleswoman, schoolgirl, seamstress, second lady, servicewoman,
sister, sister-in-law, soprano, spokeswoman, sportswoman, stateswoman, stay-at-home mom, stepdaughter,
stepmother, stepsister, stewardess, suffragette, transgender woman, vice chairwoman, viscountess, waitress,
widow, wife, woman
    """,
    "male": """
abbot, actor, airman, alderman, altar boy, alumnus, anchorman, assemblyman, ayatollah, bachelor, bagman,
baron, baseman, batsman, best man, bloke, body man, boy, boyfriend, bridegroom, brother, brother-in-law,
businessman, butler, cameraman, cardinal, chairman, clergyman, co-chairman, con man, congressman, conman,
councilman, count, countryman, craftsman, crewman, czar, dad, daddy, doorman, dude, duke, dutchman, earl,
emir, emperor, englishman, ex-boyfriend, ex-husband, family man, father, father-in-law, fiance, fiancé,
fireman, first gentleman, first son, fisherman, foreman, frenchman, friar, frontman, garbage man, gay man,
gentleman, godfather, godson, grandfather, grandpa, grandson, great-grandfather, groom, guardsman, gunman,
guy, half-brother, handyman, hangman, headmaster, henchman, hitman, homeless man, horseman, husband, imam,
irishman, jury foreman, king, klansman, lad, lawman, linebacker, lineman, linesman, longshoreman, lord,
mailman, man, marksman, middleman, militiaman, minuteman, monk, monsignor, mullah, nephew, newsman,
newspaperman, night watchman, papa, patriarch, patrolman, policeman, pontiff, pope, postman, priest, prince,
quarterback, repairman, salesman, schoolboy, scotsman, seaman, selectman, serviceman, sheikh, son, son-in-law,
spokesman, sportsman, statesman, stepbrother, stepfather, stepson, strongman, stuntman, sultan, tenor,
townsman, tradesman, transgender man, tsar, uncle, vice chairman, viscount, waiter, watchman, weatherman,
welshman, widower
    """,
}

#: The gender that a noun, in the singular, gives the person it names.
GENDERED_NOUNS: Mapping[str, Literal["female", "male"]] = MappingProxyType(
    {word.strip(): gender for gender, words in _GENDERED_NOUN_GENDERS.items() for word in words.split(",")}
)

_ROLE_NOUN_WORDS = """
abductee abductor abolitionist abuser academic accomplice accountant accuser acquaintance activist actuary
administrator admiral admirer adolescent adult adventurer adversary advertiser adviser advisor advocate
aficionado agent agitator aide alien ally ambassador american analyst anarchist ancestor anchor
anesthesiologist animator announcer anthropologist apologist appellant applicant appointee apprentice
arbitrator archaeologist archbishop architect archivist aristocrat arsonist artist assailant assassin
assemblymember assistant associate astrologer astronaut astronomer astrophysicist atheist athlete attache
attacker attendee attorney auctioneer auditor author autocrat autoworker baby babysitter backbencher backer
bailiff baker bandleader bandmate banker barber barista barkeeper barrister bartender bassist batter
beautician beggar believer benefactor beneficiary bigot biker billionaire biochemist biographer biologist
birther bishop blacksmith blogger bodyguard bomber bondholder bookkeeper bookmaker bookseller borrower boss
bouncer bowler boxer breadwinner brewer brexiteer brigadier broadcaster broker buddy builder bundler
bureaucrat burglar businessperson butcher buyer bystander cabbie cabdriver cadet californian caller campaigner
candidate canvasser capitalist captain captive cardholder cardiologist caregiver carer caretaker carjacker
carpenter cartoonist caseworker cashier catcher caterer catholic caucusgoer celebrity cellist center centrist
ceo cfo chair chairperson challenger champion chancellor chaplain chauffeur cheerleader chef chemist chief
chieftain child choreographer christian churchgoer citizen claimant classmate cleaner cleric clerk client
climatologist climber clinician co-author co-chair co-editor co-founder co-head co-host co-leader co-owner
co-pilot co-sponsor co-star co-worker coach coder cofounder collaborator colleague collector colonel columnist
comedian comic commandant commander commentator commenter commissioner commodore communist commuter companion
compatriot complainant composer comptroller concertgoer conductor confidant congregant congressperson
conscript conservationist conservative constable constituent consul consultant consumer contender contestant
contractor contributor convert convict cook cop copilot cornerback coroner corporal correspondent cosmonaut
costar councillor councilmember councilor counsel counsellor counselor counter-protester counterfeiter
counterpart counterprotester courier cousin cowboy coworker creditor cricketer criminal criminologist critic
crusader curator custodian customer cyclist dancer date deacon dealer dealmaker dean debtor decision-maker
defector defendant defender delegate demagogue democrat demographer demonstrator denier dentist deportee
deputy dermatologist descendant deserter designer despot detainee detective detractor developer devotee
dictator dietitian diplomat director disciple dispatcher dissident diver dj doctor donor doubter dove dreamer
drifter driver drummer dweller ecologist economist editor editor-in-chief educator elder elector electrician
emigrant emissary employee employer engineer entertainer enthusiast entrepreneur environmentalist envoy
epidemiologist equestrian escapee escort essayist ethicist eurosceptic euroskeptic evacuee evangelical
evangelist ex ex-convict executioner executive executor exile expat expatriate expert explorer extremist
eyewitness fact-checker fan farmer farmworker fascist favorite federalist fellow felon feminist fighter figure
figurehead filmgoer filmmaker finalist financier firebrand firefighter fisher fixer floridian florist foe
follower footballer forecaster foreigner forward founder fraudster freelancer freshman friend front-runner
frontrunner fugitive functionary fundraiser futurist gambler gamer gangster gardener gatekeeper general
geneticist genius geologist ghostwriter globalist go-between goalie goalkeeper golfer governor graduate
grandchild grandmaster grandparent great-grandchild grocer groundskeeper grower guard guardian guerrilla guest
guitarist gunner guru gymnast gynecologist hacker hairdresser hanger-on hard-liner hardliner hawk head healer
heckler heir hero hijacker hiker historian hitter homebuyer homemaker homeowner hoosier hopeful host hostage
hostage-taker hotelier householder housekeeper housemate human humanist humanitarian hunter icon ideologue
illustrator immigrant immunologist impersonator impresario in-law incumbent independent individual
industrialist infant infielder influencer informant informer inhabitant inmate innkeeper insider inspector
instructor insurer insurgent intermediary intern internee interpreter interrogator interviewee interviewer
inventor investigator investor invitee iowan islamist islander jailer janitor jew jeweler jihadi jihadist
jobholder jobseeker jockey journalist judge junior juror justice kicker kid kidnapper killer kingmaker kingpin
knight laborer labourer landlord landscaper laureate lawmaker lawyer layman leader leaker lecturer leftist
legend legislator lender liberal libertarian librarian lieutenant lifeguard linguist listener litigant
lobbyist local locksmith logger looter loser lover loyalist machinist magician magistrate magnate major
manager marathoner marcher marine marketer marshal marxist mastermind mathematician maverick mayor mechanic
medalist mediator medic mega-donor member memoirist mentor mep mercenary merchant meteorologist midfielder
midwife migrant militant millionaire miner minister missionary mobster model moderate moderator mogul mole
molester monarch monarchist monitor mortician motorist mountaineer mover mp multimillionaire murderer musician
muslim namesake nanny narrator national nationalist native naturalist navigator naysayer negotiator neighbor
neighbour neo-nazi neurologist neurosurgeon newcomer newlywed newscaster newsmaker newsreader nominee
nonbeliever noncitizen notary novelist nurse nutritionist observer obstetrician occupant office-holder
officeholder officer official ohioan oligarch olympian ombudsman oncologist onlooker operative operator
opponent orderly organiser organizer orphan outfielder outlaw outpatient outsider owner pacifist painter pal
paleontologist panelist paralegal paramedic paratrooper parent parishioner parliamentarian parolee participant
partisan partner partygoer passenger passer-by passerby pastor pathfinder pathologist patient patriot patron
peacekeeper peacemaker pedestrian pediatrician peer pennsylvanian pensioner performer perpetrator person
personality petitioner pharmacist philanthropist philosopher photographer photojournalist physician physicist
pianist picketer pilgrim pilot pimp pioneer pirate pitcher plaintiff planner player playwright plumber poacher
podcaster poet policy-maker policyholder policymaker politician pollster populist postdoc poster postmaster
powerbroker practitioner preacher predecessor premier presenter president president-elect principal prisoner
private prodigy producer professor programmer progressive promoter propagandist prophet proponent proprietor
prosecutor prospect prostitute protege protester protestor protégé provocateur provost psychiatrist psychic
psychoanalyst psychologist psychotherapist publicist publisher pundit pupil questioner rabbi racer racist
radical radiologist rainmaker rallygoer rancher ranger rapist rapper reader realtor rebel receiver
receptionist recipient recruit rector referee reformer reformist refugee regulator relative remainer renter
reporter representative republican rescuer researcher reservist resident respondent restaurateur retailer
retiree returnee reverend reviewer revolutionary rightist ringleader rioter rival robber rocker roofer rookie
roommate rower royal royalist ruler runaway runner runner-up russian sailor saint salesperson scammer sceptic
scholar schoolchild schoolmate schoolteacher scientist scout screenwriter scriptwriter sculptor seafarer
secretary secretary-general secularist seismologist seller semifinalist seminarian senator senior sentry
separatist sergeant server settler shareholder sheriff shipowner shooter shopkeeper shopper shortstop
showrunner sibling signatory singer singer-songwriter skateboarder skater skeptic skier skipper slugger
smuggler sniper snowboarder socialist sociologist soldier solicitor songwriter sophomore source southerner
speaker specialist spectator speechwriter spokesperson sponsor spook sportscaster sportswriter spouse sprinter
spy spymaster squatter staffer stakeholder stalker stalwart star statistician steelworker stepchild stevedore
steward stockbroker stockholder storekeeper storyteller stranger strategist striker stripper student stylist
subcontractor subordinate subscriber successor suffragist superdelegate superintendent superior supermodel
superstar supervisor supporter supremacist surfer surgeon surrogate surveyor survivor suspect swimmer swindler
sympathiser sympathizer tailor taxpayer teacher teammate technician technocrat teen teenager televangelist
teller tenant terrorist texan theologian theorist therapist thief tipster titleholder toddler torturer tory
tourist townsperson trader trafficker trainee trainer traitor translator trapper traveler traveller treasurer
troll trooper troublemaker trucker trustee truther turncoat tutor twin tycoon tyrant ukrainian umpire
unbeliever underdog undergraduate underling undersecretary undertaker unionist user vagrant valedictorian
vandal vendor vermonter vet veteran veterinarian vicar victim videographer viewer vigilante villager villain
violinist virginian virologist visionary visitor vlogger vocalist volunteer voter warden warlord watchdog
welder whip whistle-blower whistleblower wholesaler winger winner witness worker worshiper worshipper wrestler
writer youngster youth youtuber zionist zookeeper
"""

_ROLE_NOUN_PHRASES = """
air traffic controller, asylum seeker, attorney general, chief of police, chief of staff, civil servant,
commander in chief, first responder, flight attendant, governor general, head of state, human being,
inspector general, letter carrier, lieutenant governor, maid of honor, medical examiner, member of congress,
member of parliament, money launderer, new yorker, oath keeper, prime minister, prisoner of war,
professor emeritus, public servant, rodeo rider, running back, running mate, secretary general,
solicitor general, surgeon general, ticket holder, vice president, wage earner
"""

#: Singular nouns that name a person by role, kin or description, and can be a source: "the aide said".
ROLE_NOUNS: frozenset[str] = (
    frozenset(GENDERED_NOUNS)
    | frozenset(_ROLE_NOUN_WORDS.split())
    | frozenset(map(str.strip, _ROLE_NOUN_PHRASES.split(",")))
)

_IN_MEN = """
air alder anchor assembly bag base bats business camera chair clergy co-chair con congress council country
crafts crew door dutch english fire fisher fore french fresh front gentle guards gun handy hang hench hit
horse irish klans law lay line lines longshore mail marks middle militia minute news newspaper ombuds patrol
police post repair sales scots sea select service spokes sports states strong stunt towns trades watch weather
welsh
"""

_IN_WOMEN = """
alder anchor assembly business chair clergy co-chair congress council english fore french front irish ombuds
patrol police sales service spokes sports states
"""

_IN_IES = """
actuar adversar all bab beneficiar budd celebrit dadd deput emissar functionar intermediar lad landlad
mercenar missionar momm nann notar orderl personalit prodig revolutionar secretar sentr signator sp tor
undersecretar visionar
"""

_OTHER_PLURALS = """
actresses = actress, alumnae = alumna, alumni = alumnus, attorneys general = attorney general,
baronesses = baroness, bosses = boss, brothers-in-law = brother-in-law, businesspeople = businessperson,
chiefs of police = chief of police, chiefs of staff = chief of staff, children = child, coaches = coach,
commanders in chief = commander in chief, congresspeople = congressperson, countesses = countess,
daughters-in-law = daughter-in-law, duchesses = duchess, editors-in-chief = editor-in-chief,
empresses = empress, ex-wives = ex-wife, exes = ex, eyewitnesses = eyewitness, fathers-in-law = father-in-law,
folk = person, folks = person, governors general = governor general, grandchildren = grandchild,
great-grandchildren = great-grandchild, hangers-on = hanger-on, headmistresses = headmistress,
heads of state = head of state, heiresses = heiress, heroes = hero, housewives = housewife,
inspectors general = inspector general, lasses = lass, lieutenants governor = lieutenant governor,
maids of honor = maid of honor, members of congress = member of congress,
members of parliament = member of parliament, men = man, meps = mep, midwives = midwife,
mistresses = mistress, mothers-in-law = mother-in-law, mps = mp, passers-by = passer-by, passersby = passerby,
people = person, persons = person, presidents-elect = president-elect, princesses = princess,
prisoners of war = prisoner of war, professors emeriti = professor emeritus, runners-up = runner-up,
salespeople = salesperson, schoolchildren = schoolchild, seamstresses = seamstress,
secretaries general = secretary general, secretaries-general = secretary-general,
sisters-in-law = sister-in-law, solicitors general = solicitor general, sons-in-law = son-in-law,
spokespeople = spokesperson, spokespersons = spokesperson, stepchildren = stepchild,
stewardesses = stewardess, surgeons general = surgeon general, thieves = thief, townspeople = townsperson,
troops = soldier, waitresses = waitress, witnesses = witness, wives = wife, women = woman
"""

#: Plurals of role nouns that are not the singular and an "s", to their singular.
PLURAL_ROLES: Mapping[str, str] = MappingProxyType(
    {f"{stem}men": f"{stem}man" for stem in _IN_MEN.split()}
    | {f"{stem}women": f"{stem}woman" for stem in _IN_WOMEN.split()}
    | {f"{stem}ies": f"{stem}y" for stem in _IN_IES.split()}
    | {
        plural.strip(): singular.strip()
        for plural, _, singular in (pair.partition("=") for pair in _OTHER_PLURALS.split(","))
    }
)

_COLLECTIVE_WORDS = """
academy accord account act ad address administration advert advertisement advisory affidavit agency agreement
airline alert alliance amendment analysis announcement app appeal application archdiocese army article
assembly assessment association audience audit authority autobiography automaker autopsy band bank banner
battalion bench bible bill billboard biography bloc blog board book borough branch brewer brief briefing
brigade broadcast broadcaster broadsheet brochure brokerage bulletin bureau bureaucracy cabinet cable camp
campaign caption carmaker carrier cartel cast caucus cell census center centre chain channel chapter charity
chart charter choir church city class clergy clinic clip club coalition collective college column command
comment commercial commission committee communique communiqué community company complaint conclusion
confederation conglomerate congregation congress consortium constitution consulate contract contractor
cooperative copy corporation council country county couple court crew crowd daily data database deal decision
declaration decree defence defense delegation department deposition diary diaspora diocese directive
directorate dispatch dissent district division document documentary dossier draft drugmaker duo e-mail
editorial electorate elite email embassy essay establishment estimate evidence excerpt exchange faction
faculty family fax federation file filing film finding firm flyer forecast form foundation franchise fund
gallery gang garrison generation gospel government graphic group guild headline headquarters homepage hospital
house household index indictment industry injunction inquiry inscription institute institution insurer
interview investigation invitation invoice journal judgement judgment judiciary junta jury kingdom koran
kremlin lab label laboratory law lawsuit leadership leaflet league ledger legend legislature lender letter
library lobby local log lyric magazine majority management manifesto manufacturer map market media memo memoir
memorandum message military militia ministry minority mission mob monarchy mosque motion movement municipality
museum myth nation navy network newscast newsletter newspaper ngo non-profit nonprofit note notice novel
obituary office op-ed operator opinion opposition orchestra order organisation organization outlet pac page
pair palace pamphlet panel paper parliament party pentagon petition placard plan plaque platform platoon play
pledge podcast poem police politburo poll portal post poster press probe profile program programme projection
proposal prosecution proverb province public publication publisher questionnaire quiz quran receipt record
recording regime regiment region regulator release remark report republic research resolution retailer review
ruling rumor résumé school scorecard screenplay script scripture secretariat sector senate service settlement
show side sign site slogan society song speech spreadsheet squad squadron staff start-up startup state
statement station statute sticker story study subcommittee subpoena subsidiary summary supplier survey
synagogue syndicate synod synopsis tabloid tape taskforce team telegram temple testimony text textbook theater
theatre thread timeline torah town transcript treasury treaty tribunal trio troupe tweet union unit university
utility vatican verdict version video videotape village warning warrant watchdog webpage website weekly wing
workforce writ
"""

_COLLECTIVE_PHRASES = """
air force, armed forces, coast guard, federal reserve, high court, joint venture, marine corps,
national guard, news agency, police department, police force, security forces, status update, supreme court,
task force, think tank, white house
"""

#: Singular nouns for bodies, media and writings that can say something: "the campaign said", "a memo
#: stated".
COLLECTIVES: frozenset[str] = frozenset(_COLLECTIVE_WORDS.split()) | frozenset(
    map(str.strip, _COLLECTIVE_PHRASES.split(","))
)

_PARTICLE_WORDS = """
't abd abdul abu af ait al al- av ben bin bint d' da dal dalla das de degli dei del della delle dello den der
des di dos du e el el- ibn la le mac mc o' ould saint san st. ter tot ud ul umm ur uz van vom von y zu zum zur
"""

_PARTICLE_PHRASES = """
de la, de las, de los, van de, van den, van der, von der
"""

#: Lower-case particles inside or before a family name: "van der", "bin", "al-".
PARTICLES: frozenset[str] = frozenset(_PARTICLE_WORDS.split()) | frozenset(
    map(str.strip, _PARTICLE_PHRASES.split(","))
)

#: What may follow a name as part of it: "Jr.", "III", "M.D.".
NAME_SUFFIXES: frozenset[str] = frozenset(
    """
2nd 3rd b.a. b.s. c.b.e. c.p.a. cbe cpa d.d. d.d.s. d.o. d.v.m. dds dvm ed.d. edd esq esq. ii iii iv ix j.d.
jd jr jr. k.c. kbe kc ll.b. ll.m. llb llm m.a. m.b.a. m.b.e. m.d m.d. m.s. mba mbe md mep mp msp o.b.e. o.p.
obe ph.d ph.d. phd q.c. qc r.n. ret. rn s.j. sj sr sr. usaf usmc usn v vi vii viii xi xii xiii xiv xv xvi
xxiii
    """.split()
)
