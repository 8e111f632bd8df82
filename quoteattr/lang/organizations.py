"""Organizations of the news: how to tell one by its head word, and the best known by name.

Names are spelled as English-language news prints them, from general knowledge;
an outlet or a platform is in its own table and in ``ORG_NAMES`` as well.
"""

from __future__ import annotations

__all__ = ["MEMBER_GROUPS", "NEWS_OUTLETS", "ORG_HEADS", "ORG_NAMES", "SOCIAL_MEDIA"]

#: Last or head words, lower case, that make a capitalised sequence an organization: "Ways and Means
#: Committee".
ORG_HEADS: frozenset[str] = frozenset(
    """
academy administration advisers advisors advocates aerospace affairs ag agency airlines airport airways
alliance analytics archdiocese army assembly associates association athletic attorneys authority automotive
aviation ballet bancorp bank banking battalion biotech board books branch brands brigade brigades broadcasting
brotherhood builders bulletin bundestag bureau cabinet campaign cartel casino casinos cathedral caucus center
centre chamber chambers chancellery channel chapter charity chemical chemicals chronicle church clinic club co
co. coalition collective college command commission committee communications company confederation conference
conglomerate congress consortium constabulary constituency construction consulate consultants consulting
convention cooperative corp corp. corporation corps council courier court crescent cross daily defenders
delegation democrats department dept dept. diocese directorate dispatch division duma electric electronics
embassy endowment energy enterprises entertainment equity estates examiner exchange exchequer express faculty
fc federation fellowship films finance financial firm foods force forces forum foundation fraternity front
fund gallery gas gazette globe gmbh government group guard guardian guards guild health healthcare herald
holding holdings hospital hotels house inc inc. industries industry initiative inquirer inspectorate institute
institution insurance intelligence international investments jail journal junta knesset lab laboratories
laboratory labs lawyers league ledger legion legislature liberation library llc llp lobby lodge ltd ltd. mafia
magazine mail majlis management manufacturing marines media medical metals militia minerals mining ministries
ministry mirror monitor mosque motor motors movement museum mutual nations navy network networks news
observatory observer office oil ombudsman opera orchestra organisation organization pac panel parenthood
parliament partners party patrol penitentiary petroleum pharma pharmaceutical pharmaceuticals pictures plc
police politburo poll polling polls post precinct presidium press prison program programme project properties
prosecution prosecutors publishing rada radio railroad railways realty rebels records regime regiment register
registry republicans research reserve resistance resorts resources review rights rovers s.a. school
secretariat securities senate sentinel separatists service services sheriffs shipping shura society software
solutions sorority squad steel stores strategies studios subcommittee summit supermarkets superpac survey
symphony synagogue syndicate synod systems taskforce team teamsters tech technologies technology telecom
telegraph television theater theatre therapeutics times transportation treasury tribunal tribune trust tv
union unit united university venture ventures veterans watch weekly wing wireless workers worldwide
    """.split()
)

_NEWS_OUTLETS = """
1+1, 112 Ukraine, 20/20, 60 Minutes, ABC, ABC Australia, ABC News, ABS-CBN, AFP, ANI, ANSA, AP, ARD, ARY News,
Access Hollywood, Ad Age, Adweek, Aftenposten, Aftonbladet, Agence France Presse, Agence France-Presse,
Ahram Online, Al Ahram, Al Arabiya, Al Jazeera, Al Jazeera America, Al Jazeera English, Al Mayadeen, Al-Ahram,
Al-Arabiya, Al-Hayat, Al-Jazeera, Al-Manar, Al-Masry Al-Youm, Al-Monitor, AllAfrica, American Lawyer,
American Prospect, An-Nahar, Anadolu, Anadolu Agency, Antara, Apple Daily, Arab News, Arizona Republic,
Ars Technica, Asahi Shimbun, Asharq Al-Awsat, Associated Press, Atlanta Journal-Constitution, Atlantic,
Austin American-Statesman, Australian Broadcasting Corporation, Axios, B92, BBC, BBC News, BBC Radio 4,
BBC World Service, BFM TV, BFMTV, BMJ, BNS, BTA, Balkan Insight, Baltimore Sun, Bangkok Post,
Bangor Daily News, Barron's, BelTA, Belfast Telegraph, Bellingcat, Belsat, Bernama, Bild, Blaze,
Bleacher Report, Bloomberg, Bloomberg Businessweek, Bloomberg News, Boston Globe, Boston Herald, Breitbart,
Breitbart News, Buffalo News, Business Day, Business Insider, Business Standard, Businessweek, BuzzFeed,
BuzzFeed News, Buzzfeed, C-SPAN, CBC, CBC News, CBS, CBS News, CCTV, CGTN, CNA, CNBC, CNET, CNN,
CNN International, CNN Turk, CNN-IBN, CTV, CTV News, Caixin, Cambodia Daily, Canadian Press, Canal+,
Catholic News Agency, Catholic News Service, Central News Agency, Channel 10, Channel 12, Channel 13,
Channel 4, Channel 4 News, Channel 5, Channel NewsAsia, Channel One, Charlie Hebdo, Charlotte Observer,
Chicago Sun-Times, Chicago Tribune, China Daily, Chosun Ilbo, Christian Post, Christian Science Monitor,
Christianity Today, Chronicle of Higher Education, Cincinnati Enquirer, City Press, Clarin, Clarion-Ledger,
Clarín, Cleveland Plain Dealer, Columbus Dispatch, Commercial Appeal, Concord Monitor, Corriere della Sera,
Cosmopolitan, Courier-Journal, Courthouse News, Cumhuriyet, Current Time, DPA, DW, Dagens Nyheter,
Daily Beast, Daily Caller, Daily Express, Daily Graphic, Daily Kos, Daily Mail, Daily Maverick, Daily Mirror,
Daily Monitor, Daily Nation, Daily News, Daily Sabah, Daily Show, Daily Star, Daily Telegraph, Daily Trust,
Daily Wire, Dallas Morning News, Dateline, De Telegraaf, De Volkskrant, Deadspin, Deccan Chronicle,
Deccan Herald, Defense One, Delfi, Democracy Now, Democracy Now!, Denver Post, Der Spiegel,
Des Moines Register, Deseret News, Detector Media, Detroit Free Press, Detroit News, Deutsche Welle,
Dhaka Tribune, Die Welt, Die Zeit, Dow Jones Newswires, Dozhd, Drudge, Drudge Report, Dzerkalo Tyzhnia,
E! News, E&E News, EFE, ESPN, EUobserver, Echo of Moscow, Economic Times, Economist, Editor & Publisher,
Education Week, Ekathimerini, Ekho Moskvy, El Comercio, El Mercurio, El Mundo, El Nacional, El Nuevo Herald,
El Pais, El País, El Tiempo, El Universal, Entertainment Weekly, Epoch Times, Espreso TV, Esquire, Estadao,
Euromaidan Press, Euronews, Evening Standard, Express Tribune, Expressen, FAZ, FT, Face the Nation,
FactCheck.org, Fars, Fars News Agency, Federalist, Financial Times, Firstpost, FiveThirtyEight, Focus Taiwan,
Folha de S. Paulo, Folha de S.Paulo, Forbes, Foreign Affairs, Foreign Policy, Fortune, Fox, Fox & Friends,
Fox Business, Fox News, Fox News Channel, Fox News Sunday, France 24, France Info,
Frankfurter Allgemeine Zeitung, Free Beacon, Frontline, GMA News, GQ, Gannett, Gateway Pundit, Gawker,
Gazeta Wyborcza, Gazeta.ru, Gazzetta dello Sport, Geo News, Geo TV, Gizmodo, Global News, Global Times,
Globe and Mail, Globo, Good Morning America, Granma, Grist, Guardian, Gulf News, HLN, Ha'aretz, Haaretz,
Handelsblatt, Hankyoreh, Harper's, Hartford Courant, Hearst, Helsingin Sanomat, Herald Sun, Himalayan Times,
Hindustan Times, Hollywood Reporter, Hong Kong Free Press, Houston Chronicle, Hromadske, Hromadske TV,
HuffPost, Huffington Post, Hurriyet, Hurriyet Daily News, Hürriyet, IANS, IBN Live, ICTV, IRNA, ISNA,
ITAR-TASS, ITV, ITV News, Il Sole 24 Ore, Independent, India Today, Indian Express, Indianapolis Star,
Indy Star, InfoWars, Infowars, Inquirer, Inside Climate News, Inside Edition, Inside Higher Ed, Insider,
Intercept, Interfax, Interfax-Ukraine, Irish Independent, Irish Times, Irrawaddy, Israel Hayom, Itar-Tass,
Izvestia, JAMA, JTA, Jakarta Post, Japan Times, Jerusalem Post, Jewish Telegraphic Agency, Jezebel,
Jiji Press, JoongAng Ilbo, Joy FM, Just Security, Jyllands-Posten, KBS, KCNA, Kaiser Health News,
Kansas City Star, Kathimerini, Kathmandu Post, Khaama Press, Khaleej Times, Knight Ridder, Kommersant, Kompas,
Komsomolskaya Pravda, Korea Herald, Korea Times, Korean Central News Agency, Kurdistan 24, Kyiv Independent,
Kyiv Post, Kyodo, Kyodo News, L'Equipe, L'Express, L.A. Times, LA Times, LETA, LIGA.net, La Jornada,
La Nacion, La Nación, La Opinion, La Repubblica, La Stampa, La Tercera, La Vanguardia, Lancet,
Las Vegas Review-Journal, Las Vegas Sun, Late Show, Law.com, Law360, Lawfare, Le Figaro, Le Monde,
Le Parisien, Le Point, Lenta.ru, Liberation, Libération, LifeNews, LifeSiteNews, Liga.net, Los Angeles Times,
MBC, MSNBC, MTI, Maariv, Mada Masr, Mail & Guardian, Mail Online, Mail and Guardian, Mail on Sunday,
MailOnline, Mainichi Shimbun, Malay Mail, Malaysiakini, Manila Bulletin, Marca, MarketWatch, Mashable,
McClatchy, Media Matters, Mediaite, Mediapart, Meduza, Meet the Press, Mehr, Mercury News, Miami Herald,
Milenio, Military Times, Milliyet, Milwaukee Journal Sentinel, Ming Pao, Minneapolis Star Tribune, Mizzima,
Modern Healthcare, Montreal Gazette, Morning Joe, Moscow Times, Mother Jones, Myanmar Times, NBC, NBC News,
NDTV, NHK, NK News, NOS, NPR, NRC Handelsblad, NRK, NTV, NYT, Nasha Niva, Nation Media,
National Catholic Reporter, National Enquirer, National Geographic, National Journal, National Post,
National Public Radio, National Review, New England Journal of Medicine, New Hampshire Union Leader,
New Republic, New Scientist, New Statesman, New Straits Times, New Vision, New York Daily News, New York Post,
New York Times, New Yorker, New Zealand Herald, News & Observer, News of the World, News24, NewsDay,
NewsNation, Newsday, Newsmax, Newsweek, Nightline, Nikkei, Nikkei Asia, Nikkei Asian Review,
Noticias Telemundo, Notimex, Novaya Gazeta, Novinite, Novoye Vremya, O Estado de S. Paulo, O Globo, OAN, OANN,
Observer, One America News, One America News Network, Orange County Register, Oregonian, Orlando Sentinel,
PAP, PBS, PBS NewsHour, POLITICO, PTI, Page Six, Pajhwok, Palm Beach Post, People magazine, People's Daily,
Philadelphia Inquirer, Philippine Daily Inquirer, Philippine Star, Phnom Penh Post, Pittsburgh Post-Gazette,
Plain Dealer, Playboy, PolitiFact, Politico, Politico Europe, Politico Magazine, Politiken,
Portland Press Herald, Post and Courier, Postimees, Poynter, Pravda, Premium Times, Prensa Latina,
Press Association, Press TV, Press Trust of India, PressTV, Private Eye, ProPublica, Prothom Alo,
Providence Journal, Quartz, RAI, RBC, RFE/RL, RFI, RIA, RIA Novosti, RT, RTE, RTHK, RTÉ,
Radio France Internationale, Radio Free Asia, Radio Free Europe, Radio Free Europe/Radio Liberty,
Radio Liberty, Radio Svoboda, Rappler, RealClearPolitics, Recode, RedState, Religion News Service, Reuters,
Richmond Times-Dispatch, Rodong Sinmun, Roll Call, Rolling Stone, Rossiya 24, Rossiya Segodnya, Rudaw,
Russia Today, Rzeczpospolita, SABC, SANA, SBS, SCMP, SPA, STAT, SUNA, Sacramento Bee, Sahara Reporters, Salon,
Salt Lake Tribune, Samaa, San Diego Union-Tribune, San Francisco Chronicle, San Jose Mercury News,
Sankei Shimbun, Saturday Night Live, Saudi Press Agency, Scientific American, Scripps, Seattle Times,
Segodnya, Sinclair Broadcast Group, Sky News, Slate, Snopes, South China Morning Post, Southern Weekly,
Sowetan, Spectator, Spiegel, Spiegel Online, Sports Illustrated, Sputnik, St. Louis Post-Dispatch,
Star Tribune, Star-Ledger, Stars and Stripes, Stat News, Stateline, Stern, StopFake, Straits Times,
Sueddeutsche Zeitung, Sun Sentinel, Sunday Times, Suspilne, Svenska Dagbladet, Sydney Morning Herald,
Süddeutsche Zeitung, TASS, TF1, TIME, TMZ, TOLO News, TOLOnews, TPM, TRT, TV Rain, TVN, TVN24, TVP,
Tagesspiegel, Taipei Times, Talking Points Memo, Tampa Bay Times, Tanjug, Tasnim, Tass, TechCrunch,
Tehran Times, TeleSUR, Telegraph, Telemundo, Telesur, Televisa, Telex, Tennessean, Texas Tribune,
The Advocate, The Age, The Associated Press, The Athletic, The Atlantic, The Australian, The Blaze,
The Boston Globe, The Canadian Press, The Daily Beast, The Daily Caller, The Daily Show, The Daily Telegraph,
The Diplomat, The East African, The Economist, The Epoch Times, The Express Tribune, The Federalist,
The Financial Times, The Forward, The Globe and Mail, The Guardian, The Herald, The Hill, The Hindu,
The Hollywood Reporter, The Huffington Post, The Independent, The Indian Express, The Insider, The Intercept,
The Irish Times, The Irrawaddy, The Jakarta Post, The Japan Times, The Jerusalem Post, The Kyiv Independent,
The Lancet, The Moscow Times, The Nation, The National, The New Republic, The New York Times, The New Yorker,
The Observer, The Oregonian, The Paper, The Punch, The Root, The Scotsman, The Spectator, The Standard,
The Star, The Star-Ledger, The Straits Times, The Sun, The Sunday Times, The Sydney Morning Herald,
The Telegraph, The Tennessean, The Times, The Times of India, The Times of Israel, The Verge, The View,
The Wall Street Journal, The Washington Post, The Washington Times, The Weekly Standard, The Wire, TheBlaze,
TheGrio, ThinkProgress, This Week, ThisDay, Time, Time Magazine, Times, Times Now, Times of India,
Times of Israel, Times-Picayune, Today show, Today's Zaman, Tolo News, Tonight Show, Toronto Star,
Toronto Sun, Townhall, UNIAN, UPI, USA TODAY, USA Today, Ukrainska Pravda, Ukrayinska Pravda, Ukrinform,
Unian, Union Leader, United Press International, Univision, Univision Noticias, Us Weekly, VG, VICE News, VOA,
Vanity Fair, Variety, Vedomosti, Veja, Vesti, Vice, Vice News, Vietnam News, Virginian-Pilot, VnExpress,
Vogue, Voice of America, Vox, WAFA, WSJ, WaPo, Wafa, Wall Street Journal, Washington Blade,
Washington Examiner, Washington Free Beacon, Washington Post, Washington Times, Weekly Standard, Wired,
WorldNetDaily, Xinhua, Xinhua News Agency, YLE, Yedioth Aharonot, Yedioth Ahronoth, Yle, Ynet,
Yomiuri Shimbun, Yonhap, Yonhap News Agency, ZDF, Zaman, Zee News, Zerkalo Nedeli, dpa, eNCA
"""

#: News agencies, papers, magazines, broadcasters, programmes and sites.
NEWS_OUTLETS: frozenset[str] = frozenset(map(str.strip, _NEWS_OUTLETS.split(",")))

_SOCIAL_MEDIA_WORDS = """
4chan 8chan Bilibili BitChute Bluesky Clubhouse Dailymotion Discord Douyin Facebook Flickr Friendster GETTR
Gab Gettr Google+ Instagram KakaoTalk Kik Koo Kuaishou Lemon8 Line LinkedIn LiveJournal Mastodon Medium
Meerkat Messenger MySpace Myspace Nextdoor Odnoklassniki Odysee Orkut Parler Periscope Pinterest QQ Quora
RedNote Reddit Rumble ShareChat Signal Skype Snapchat Substack Telegram Threads TikTok Tumblr Twitch Twitter
VK VKontakte Viber Vimeo Vine WeChat Weibo WhatsApp Whatsapp Whisper X Xiaohongshu YouTube Youtube Zalo Zoom
"""

_SOCIAL_MEDIA_PHRASES = """
Facebook Live, Facebook Messenger, Google Plus, Instagram Live, Instagram Stories, Sina Weibo, Truth Social,
Twitter Spaces, Yik Yak
"""

#: Platforms on which people post what is then quoted.
SOCIAL_MEDIA: frozenset[str] = frozenset(_SOCIAL_MEDIA_WORDS.split()) | frozenset(
    map(str.strip, _SOCIAL_MEDIA_PHRASES.split(","))
)

_OTHER_ORGS = """
20th Century Fox, 3M, A Just Russia, AAP, AARP, AC Milan, ACLU, ADL, AFL-CIO, AFSCME, AIADMK, AIG, AIPAC,
AK Party, AKP, AMA, AMD, ANC, APC, APEC, ASEAN, AT&T, ATF, AU, Aam Aadmi Party, Abu Sayyaf, Accenture,
Adani Group, Adidas, Adobe, Aeroflot, Aetna, AfD, Afghan Taliban, African National Congress, African Union,
Agriculture Department, Air Force, Air France, Air India, Airbnb, Airbus, Al Qaeda, Al Qaida, Al Shabaab,
Al-Qaeda, Al-Qaida, Al-Shabaab, Al-Shabab, Alcoa, Alibaba, All Progressives Congress, Alphabet,
Alternative for Germany, Altria, Amazon, American Airlines, American Bar Association,
American Civil Liberties Union, American Crossroads, American Enterprise Institute, American Express,
American Medical Association, Americans for Prosperity, Amnesty, Amnesty International, Amtrak,
Anheuser-Busch, Anonymous, Anthropic, Anti-Defamation League, Antifa, Antimaidan, Apple, Arab League, Aramco,
ArcelorMittal, Armed Forces of Ukraine, Armed Services Committee, Army, Arsenal, AstraZeneca,
Atlantic Council, Audi, Awami League, Azov, Azov Battalion, Azov Regiment, BAE Systems, BASF, BHP,
BHP Billiton, BJP, BMW, BNP, BNP Paribas, BP, BRICS, BSP, Baath Party, Bahujan Samaj Party, Baidu, Bain,
Bain Capital, Bank of America, Bank of England, Barclays, Basij, Batkivshchyna, Bayer, Bayern Munich,
Bear Stearns, Berkshire Hathaway, Berkut, Best Buy, Bharatiya Janata Party, Binance, BioNTech,
Black Lives Matter, BlackBerry, BlackRock, Blackstone, Blackwater, Bloc Quebecois, Bloc Québécois,
Bloc of Petro Poroshenko, Blue Cross, Boeing, Boko Haram, Booking.com, Border Patrol, Bosch, Boy Scouts,
Brady Campaign, Brexit Party, British Airways, Brookings, Brookings Institution, Brothers of Italy,
Brown University, Buckingham Palace, Bulls, Bundesbank, Bundesliga, Bundestag, Burger King, Burisma,
ByteDance, CAIR, CBI, CBO, CBP, CCP, CDC, CDU, CENTCOM, CFPB, CHP, CIA, CIS, CNOOC, CPC, CPI, CPM, CSIS, CSU,
CVS, Cabinet of Ministers, Caltech, Cambridge Analytica, Cambridge University, Capitol Police,
Carnegie Endowment, Carnegie Mellon, Carnegie Mellon University, Caterpillar, Catholic Church, Cato Institute,
Celtics, Center for American Progress, Centers for Disease Control and Prevention, Central Command,
Central Intelligence Agency, Chamber of Commerce, Chatham House, Chelsea FC, Chevron, Chick-fil-A,
Chinese Communist Party, Christian Democratic Union, Chrysler, Church of England, Cigna, Cisco, Citi,
Citibank, Citigroup, Citizens United, Ciudadanos, Civic Platform, Clear Channel, Clinton Foundation,
Club for Growth, Coalition, Coast Guard, Coca-Cola, Coinbase, Coke, Columbia University, Comcast,
Comedy Central, Commerce Department, Commerzbank, Commission on Presidential Debates,
Committee to Protect Journalists, Common Cause, Commons, Commonwealth, Communist Party,
Communist Party of China, Con Edison, Confederation of British Industry, Congress, Congress Party,
Congressional Black Caucus, Congressional Budget Office, ConocoPhillips, Conservative Party,
Constitution Party, Cornell, Cornell University, Costco, Council of Europe,
Council on American-Islamic Relations, Council on Foreign Relations, Cowboys, Craigslist, Credit Suisse,
Crossroads GPS, CrowdStrike, Cubs, DCCC, DEA, DHL, DHS, DMK, DNC, DOD, DOE, DOJ, DPP, DSCC, DTEK, DUP, Daesh,
Daimler, Danone, Dartmouth, Dartmouth College, DeepMind, Defense Department, Dell, Deloitte, Delta Air Lines,
Democratic Alliance, Democratic National Committee, Democratic National Convention, Democratic Party,
Democratic Progressive Party, Department of Defense, Department of Homeland Security, Department of Justice,
Department of State, Department of Veterans Affairs, Deutsche Bank, Die Linke, Disney,
Doctors Without Borders, Dodgers, Dow Chemical, DreamWorks, Dropbox, DuPont, Duke University, Duma,
Dynamo Kyiv, E.U., ECB, ECOWAS, EDL, EFF, ELN, EMILY's List, EPA, ETA, EU, Economic Freedom Fighters,
Education Department, Eli Lilly, Emily's List, En Marche, Energoatom, Energy Department, Eni, Ennahda, Enron,
Environmental Protection Agency, Ericsson, Ernst & Young, EuroMaidan, Eurogroup, Euromaidan,
European Central Bank, European Commission, European Council, European Court of Human Rights,
European Parliament, European Solidarity, European Union, Europol, Eurostat, Everton, Everytown,
Everytown for Gun Safety, Expedia, Exxon, Exxon Mobil, ExxonMobil, FAA, FARC, FBI, FC Barcelona, FCC, FDA,
FDP, FEC, FEMA, FIFA, FSB, FTC, FTX, Family Research Council, Fancy Bear, Fannie Mae, Fatah, Fatherland, Fed,
FedEx, Federal Bureau of Investigation, Federal Election Commission, Federal Reserve, Federalist Society,
Federation Council, Fiat, Fiat Chrysler, Fidesz, FireEye, Fisher-Price, Fitch, Five Star Movement, Flipkart,
Focus on the Family, Food and Drug Administration, Ford, Ford Foundation, Ford Motor, Ford Motor Co.,
Foreign Office, Foreign Relations Committee, Forza Italia, Foxconn, Freddie Mac, Free Syrian Army,
Freedom Caucus, Freedom House, Front National, Frontex, G20, G7, G8, GAO, GCC, GCHQ, GE, GM, GOP, GRU, Gallup,
Gamaleya Institute, Gates Foundation, Gazprom, General Assembly, General Dynamics, General Electric,
General Motors, General Prosecutor's Office, General Staff, George Washington University,
Georgetown University, Girl Scouts, GlaxoSmithKline, Glencore, GoFundMe, Golden Dawn, Goldman Sachs, Golkar,
Google, Government Accountability Office, Green Party, Greenpeace, Greens, Group of 20, Group of Seven,
Guardian Council, Gulen movement, Gulf Cooperation Council, H&M, HBO, HDP, HHS, HP, HRW, HSBC, HUD,
Halliburton, Hamas, Haqqani Network, Harvard, Harvard Law School, Harvard University, Hasbro, Heineken,
Heritage Foundation, Hewlett Packard, Hewlett-Packard, Hezbollah, Hilton, Hitachi, Hizbollah, Hizbullah,
Home Depot, Home Office, Homeland Security, Honda, Honeywell, Hoover Institution, House, House Freedom Caucus,
House Intelligence Committee, House Judiciary Committee, House of Commons, House of Lords,
House of Representatives, Houthis, Howard University, Huawei, Hulu, Human Rights Campaign,
Human Rights Council, Human Rights Watch, Hyundai, Hyundai Motor, IAEA, IBM, ICC, ICE, ICJ, ICRC, IDF, IKEA,
IMF, INTERPOL, IOC, IRA, IRGC, IRS, ISI, ISIL, ISIS, Ikea, Imperial College, Imperial College London,
Indian National Congress, Infosys, Inkatha, Intel, Intelligence Committee, Inter Milan,
Inter-Services Intelligence, Interior Department, Internal Revenue Service,
International Atomic Energy Agency, International Committee of the Red Cross, International Court of Justice,
International Criminal Court, International Monetary Fund, International Olympic Committee,
Internet Research Agency, Interpol, Investigative Committee, Ipsos, Islamic Jihad,
Islamic Revolutionary Guard Corps, Islamic State, Israel Defense Forces, Israeli Defense Forces, J Street,
JP Morgan, JPMorgan, JPMorgan Chase, Jabhat al-Nusra, Jaish-e-Mohammed, Janjaweed, Jemaah Islamiyah, JetBlue,
Jobbik, John Deere, Johns Hopkins, Johns Hopkins University, Johnson & Johnson, Joint Chiefs,
Joint Chiefs of Staff, Judicial Watch, Judiciary Committee, Justice Department, Justice and Development Party,
Juventus, KFC, KGB, KKK, KMT, KPMG, Kadima, Kaiser Permanente, Kaspersky, Kaspersky Lab, Kellogg,
Kennedy Center, Khmer Rouge, Kia, Kickstarter, King's College London, Kmart, Knesset, Knicks, Koch Industries,
Komeito, Kraft, Kremlin, Kroger, Ku Klux Klan, Kuomintang, Kushner Companies, Kyiv-Mohyla Academy, L'Oreal,
LAPD, LDP, LDPR, LG, LRA, LSE, LTTE, LVMH, La Liga, La Raza, La République En Marche, Labor Department,
Labor Party, Labour, Labour Party, Lakers, Lashkar-e-Taiba, Law and Justice, League, League of Women Voters,
Lega, Lehman Brothers, Levada, Levada Center, Lib Dems, Liberal Democratic Party, Liberal Democrats,
Liberal Party, Libertarian Party, Liberty University, Library of Congress, Likud, Lincoln Center,
Lincoln Project, Liverpool FC, Lloyds, Lockheed Martin, Log Cabin Republicans, Lok Sabha,
London School of Economics, Lord's Resistance Army, Lords, Los Angeles Police Department, Lucasfilm,
Lufthansa, Lukoil, Lyft, M23, MDC, MGM, MHP, MI5, MI6, MIT, MLB, MLS, MSF, MTV, Macy's, Majlis,
Malaysia Airlines, Manchester City, Manchester United, Mandiant, Marine Corps, Marist, Marriott, Marvel,
Massachusetts Institute of Technology, Mastercard, Mattel, Mayo Clinic, McDonald's, McKinsey, Mejlis,
Memorial, Mercedes-Benz, Merck, Merrill Lynch, Met Police, Meta, Metinvest, Metropolitan Museum of Art,
Metropolitan Police, Mets, Microsoft, Ministry of Defence, Miramax, Miss USA, Miss Universe, Moderna,
Momentum, Moms Demand Action, Monmouth University, Monsanto, Moody's, Moral Majority, Morena, Morgan Stanley,
Mormon Church, Moscow Patriarchate, Moscow State University, Mossad, Motion Picture Association, Motorola,
MoveOn, MoveOn.org, Movement for Democratic Change, Muslim Brotherhood, Médecins Sans Frontières, NAACP, NABU,
NARAL, NASA, NASCAR, NASDAQ, NATO, NBA, NBU, NCAA, NDP, NFL, NHL, NHS, NIH, NLD, NLRB, NOAA, NRA, NRCC, NRSC,
NSA, NSC, NTSB, NYPD, NYSE, NYU, Naftogaz, Naftogaz of Ukraine, Nasdaq, Nation of Islam,
National Anti-Corruption Bureau, National Bank of Ukraine, National Council of La Raza, National Front,
National Guard, National League for Democracy, National Organization for Women, National Party,
National People's Congress, National Rally, National Rifle Association, National Security Agency,
National Security Council, National Security and Defense Council, National Urban League, Nato, Navy,
Neiman Marcus, Nestle, Nestlé, Netflix, New Democracy, New Democratic Party, New York Police Department,
New York Stock Exchange, New York University, New York Yankees, News Corp, News Corp., Nickelodeon, Nielsen,
Nike, Nintendo, Nissan, Nokia, Nordstrom, Northern League, Northrop Grumman, Northwestern University,
Notre Dame, Novartis, Nusra Front, Nvidia, OAS, OECD, OHCHR, OMB, OPCW, OPEC, OSCE, OSHA, Oath Keepers,
Occupy Wall Street, One Nation, Open Society Foundations, OpenAI, Opposition Bloc, Oracle,
Organization for Security and Cooperation in Europe, Organization of American States,
Orthodox Church of Ukraine, Oversight Committee, Oxfam, Oxford University, PDP, PDVSA, PG&E, PGA, PKK, PLA,
PLO, PML-N, PPP, PRD, PRI, PSOE, PVV, Pacific Gas & Electric, Packers, Pakistan Tehreek-e-Insaf,
Pakistani Taliban, Palantir, Palestine Liberation Organization, Palestinian Authority,
Palestinian Islamic Jihad, Panasonic, Paramount, Parti Quebecois, Parti Québécois, Party for Freedom,
Party of Regions, Patriots, PayPal, Pemex, Penn State, Pentagon, People's Democratic Party, People's Front,
People's Liberation Army, Pepsi, PepsiCo, Peronists, Petro Poroshenko Bloc, PetroChina, Petrobras, Peugeot,
Pew, Pew Research Center, Pfizer, Pfizer-BioNTech, Pheu Thai, Philip Morris, Philip Morris International,
Pixar, Plaid Cymru, Planned Parenthood, Podemos, Politburo, Porsche, Premier League, Princeton,
Princeton University, Priorities USA, PrivatBank, Procter & Gamble, Project Veritas,
Prosecutor General's Office, Proud Boys, Public Policy Polling, Purdue Pharma, Pussy Riot, PwC, Qualcomm,
Quds Force, Quinnipiac, Quinnipiac University, RAND, RBI, RBS, RCMP, RNC, RSS, Rada, Radical Party,
Rajya Sabha, Rakuten, Rand Corp., Rashtriya Swayamsevak Sangh, Rasmussen, Rasmussen Reports, Raytheon,
Real Madrid, Recording Academy, Red Crescent, Red Cross, Red Sox, Redskins, Reform Party, Reform UK, Reliance,
Reliance Industries, Renault, Reporters Without Borders, Republican National Committee,
Republican National Convention, Republican Party, Reserve Bank of India, Revolutionary Guard,
Revolutionary Guards, Right Sector, Rio Tinto, Roche, Rosatom, Roskomnadzor, Rosneft, Rostec,
Royal Bank of Scotland, Royal Dutch Shell, Russian Orthodox Church, Ryanair, S&P, SAP, SAPO, SBU, SCM, SDF,
SDLP, SEC, SEIU, SNP, SPD, SPLC, SPLM, SVR, SYRIZA, Saenuri Party, Salesforce, Salvation Army,
Samajwadi Party, Samopomich, Samsung, Sandinistas, Sanofi, Santander, Saudi Aramco, Save the Children,
Sberbank, Sciences Po, Scotland Yard, Scottish National Party, Sears, Secret Service,
Securities and Exchange Commission, Security Council, Security Service of Ukraine, Sejm, Self Reliance,
Senate, Senate Intelligence Committee, Senate Judiciary Committee, Serie A, Servant of the People,
Shakhtar Donetsk, Shanghai Cooperation Organization, Shell, Shin Bet, Shiv Sena, Showtime, Siemens,
Sierra Club, Sinn Fein, Sinn Féin, Sinopec, Sinovac, Slack, Smithsonian, Smithsonian Institution,
Social Democrats, Socialist Party, Societe Generale, SoftBank, Solidarity, Sony, Soros Foundation,
Southern Baptist Convention, Southern Poverty Law Center, Southwest Airlines, SpaceX, Spotify, Sprint,
Standard & Poor's, Stanford, Stanford University, Starbucks, State Council, State Department, State Duma,
Stripe, Supreme Council of the Armed Forces, Supreme Court, SurveyMonkey, Susan B. Anthony List, Svoboda,
Symantec, Syrian Democratic Forces, Syriza, System Capital Management, T-Mobile, TMC, TSA, TUC, Taliban,
Tamil Tigers, Target, Tata, Tata Motors, Tea Party, Teamsters, Tehreek-e-Insaf, Tencent, Tesla, Theranos,
Time Warner, Tinder, Tory Party, Toshiba, TotalEnergies, Tottenham, Toyota, Transneft,
Transparency International, Transportation Department, Treasury, Treasury Department,
Trilateral Contact Group, Trinamool Congress, TripAdvisor, Trump Foundation, Trump Organization,
Trump University, Turning Point USA, U.N., U.N. Security Council, U.S. Army, U.S. Chamber of Commerce,
U.S. Navy, UAW, UBS, UC Berkeley, UCLA, UDAR, UEFA, UFC, UKIP, UMNO, UMP, UN, UN General Assembly,
UN Security Council, UNESCO, UNHCR, UNICEF, UNRWA, UPS, USAID, USC, USDA, USPS, Uber, Ukip,
Ukraine International Airlines, Ukrainian Helsinki Human Rights Union, Ukrainian Orthodox Church, Ukrnafta,
Ukroboronprom, Unilever, United Airlines, United Auto Workers, United Nations, United Russia,
United Technologies, UnitedHealth, Universal, Universal Pictures, University of Cambridge,
University of Chicago, University of Michigan, University of Oxford, University of Pennsylvania,
University of Texas, University of Virginia, VA, VTB, VVD, VW, Vale, Verizon, Verkhovna Rada,
Veterans Affairs, Viacom, Visa, Volkswagen, Volvo, WADA, WHO, WNBA, WTO, WWE, Wagner, Wagner Group, Wal-Mart,
Walgreens, Walmart, Walt Disney Co., Warner Bros., Warner Brothers, Warriors, Ways and Means Committee,
Weinstein Company, Wells Fargo, West Point, Westinghouse, Wharton, Wharton School, White House, Whole Foods,
WikiLeaks, Wikileaks, Wikipedia, Wipro, Wix, Workers Party, Workers' Party, World Anti-Doping Agency,
World Bank, World Economic Forum, World Food Program, World Food Programme, World Health Organization,
World Trade Organization, WorldCom, Xiaomi, YPG, Yabloko, Yahoo, Yahoo!, Yale, Yale Law School,
Yale University, Yankees, Yelp, Yesh Atid, YouGov, ZANU-PF, ZTE, Zanu-PF, Zapatistas, Zara, al Qaeda,
al-Nusra Front, al-Qaeda, al-Qaida, al-Shabaab, al-Shabab, eBay
"""

#: Well-known organizations of every kind, as printed: companies, agencies, parties, armed groups, schools.
ORG_NAMES: frozenset[str] = frozenset(map(str.strip, _OTHER_ORGS.split(","))) | NEWS_OUTLETS | SOCIAL_MEDIA

_MEMBER_GROUP_WORDS = """
Aboriginals Aborigines Afghans African-Americans Africans Afrikaners Ahmadis Alabamans Alabamians Alaskans
Alawites Albertans Americans Amish Angelenos Anglicans Arab-Americans Arabs Arizonans Arkansans
Asian-Americans Asians Atheists Atlantans Austinites Baathists Baha'is Bahais Baltimoreans Balts Banderites
Banderovites Baptists Basques Bedouins Beliebers Berbers Berliners Birthers Blacks Blairites Bloods Bolsheviks
Boomers Bostonians Brahmins Brexiteers Brexiters Britons Buddhists Californians Canadians Carolinians Catalans
Catholics Centrists Chavistas Chechens Cherokees Chicagoans Chicanos Christians Cincinnatians Clevelanders
Clintonites Coloradans Communists Confederates Connecticuters Conservatives Copts Corbynites Cossacks Crips
Cuban-Americans DREAMers Dakotans Dalits Dallasites Delawareans Delhiites Democrats Denverites Deplorables
Detroiters Dixiecrats Dreamers Druze Dubliners Easterners Episcopalians Europeans Evangelicals Fascists
Federalists Feminists Floridians Franciscans Freemasons Gaullists Georgians Germans Glaswegians Greeks Greens
Gulenists Gypsies Haredim Hasidim Hawaiians Hazaras Hindus Hispanics Hoosiers Houstonians Houthis Hungarians
Hutus Idahoans Illinoisans Independents Indian-Americans Inuit Iowans Iranians Iraqis Irish-Americans
Islamists Israelis Italian-Americans Italians Jains Jesuits Jews Jihadists Kahanists Kansans Kemalists
Kentuckians Kievites Kikuyus Klansmen Kurds Kyivans Labourites Latinas Latinos Latinx Leavers Leninists
Liberals Libertarians Likudniks Liverpudlians Londoners Louisianans Louisianians Loyalists Lutherans Mainers
Mancunians Maoists Maoris Marines Marxists Marylanders Masons Melburnians Mennonites Methodists
Mexican-Americans Mexicans Miamians Michiganders Midwesterners Millennials Milwaukeeans Minnesotans Minutemen
Mississippians Missourians Moderates Montanans Montrealers Mormons Mumbaikars Muscovites Muslims Nationalists
Navajos Naxalites Nazis Nebraskans Neo-Nazis Nevadans NeverTrumpers Northerners Occupiers Odessans Ohioans
Oklahomans Olympians Ontarians Oregonians Palestinians Panthers Paralympians Parisians Pashtuns Pennsylvanians
Pentecostals Peronists Philadelphians Pittsburghers Poles Populists Presbyterians Progressives Protestants
Quakers Quebecers Queenslanders Québécois Rangers Reaganites Remainers Republicans Rohingya Rohingyas Roma
Romanians Rotarians Russians Salafis Salafists Sandinistas Scientologists Scots Seattleites Shi'ites Shia
Shias Shiites Shriners Sikhs Sinhalese Sioux Slavs Socialists Southerners Spaniards Stalinists Suffragettes
Sufis Sunnis Swifties Sydneysiders Syrians Tajiks Talibs Tamils Tatars Teabaggers Teamsters Tennesseans Texans
Thatcherites Tibetans Tigers Titushki Tories Torontonians Travellers Trotskyists Trumpists Truthers Turks
Tutsis Uighurs Ukrainians Unionists Utahans Utahns Uyghurs Vermonters Virginians Wahhabis Washingtonians
Westerners Whigs Whites Wisconsinites Wyomingites Yazidis Yezidis Yorkshiremen Zapatistas Zionists
Zoroastrians Zulus
"""

_MEMBER_GROUP_PHRASES = """
African Americans, American Indians, American Jews, American Muslims, Arab Americans, Asian Americans,
Baby Boomers, Bay Staters, Bernie Bros, Black Americans, Black Panthers, Blue Dog Democrats, Blue Dogs,
Boy Scouts, Christian Democrats, Congressional Democrats, Congressional Republicans, Coptic Christians,
Crimean Tatars, Cuban Americans, Gen Xers, Girl Scouts, Granite Staters, Green Berets, Hell's Angels,
Hells Angels, House Democrats, House Republicans, Indian Americans, Indigenous Australians, Irish Americans,
Italian Americans, Jehovah's Witnesses, Jewish Americans, Las Vegans, Lib Dems, Liberal Democrats,
Log Cabin Republicans, Mexican Americans, Muslim Americans, Native Americans, Navy SEALs, Never Trumpers,
New Englanders, New Hampshirites, New Jerseyans, New Mexicans, New Orleanians, New Yorkers, North Carolinians,
North Dakotans, Oath Keepers, Orthodox Christians, Orthodox Jews, Proud Boys, Puerto Ricans, Reagan Democrats,
Republicans Abroad, Rhode Islanders, San Franciscans, Senate Democrats, Senate Republicans, Social Democrats,
South Carolinians, South Dakotans, Southern Baptists, Tamil Tigers, Tea Partiers, Tea Party Republicans,
Ukrainian Americans, Wall Streeters, West Virginians, White Americans
"""

#: Plural names for the people of a party, faith, people, place or movement.
MEMBER_GROUPS: frozenset[str] = frozenset(_MEMBER_GROUP_WORDS.split()) | frozenset(
    map(str.strip, _MEMBER_GROUP_PHRASES.split(","))
)
