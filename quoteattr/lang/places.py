"""Places of the news: countries, capitals, states, cities, regions, and who comes from them.

Spelled as English-language news prints them, with usual variants, from general
knowledge. A country in a value is always in ``COUNTRIES`` under its short name,
"United States", "United Kingdom"; a few demonyms and capitals go with a region
or a part of a state instead ("European": "Europe", "Tibetan": "Tibet").
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["CAPITAL_OF", "CITIES", "COUNTRIES", "DEMONYMS", "GOVERNMENTS", "REGIONS", "US_STATES"]

_COUNTRIE_WORDS = """
Abkhazia Afghanistan Albania Algeria America Andorra Angola Antigua Argentina Armenia Australia Austria
Azerbaijan Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bermuda Bhutan Bolivia Bosnia
Bosnia-Herzegovina Botswana Brazil Britain Brunei Bulgaria Burma Burundi Byelorussia CAR Cambodia Cameroon
Canada Ceylon Chad Chile China Colombia Comoros Congo Congo-Brazzaville Croatia Cuba Cyprus Czechia
Czechoslovakia DPRK DRC Denmark Djibouti Dominica Ecuador Egypt Emirates England Eritrea Estonia Eswatini
Ethiopia Fiji Finland France Gabon Gambia Georgia Germany Ghana Gibraltar Greece Greenland Grenada Guam
Guatemala Guinea Guinea-Bissau Guyana Haiti Holland Honduras Hungary Iceland India Indonesia Iran Iraq Ireland
Israel Italy Jamaica Japan Jordan KSA Kazakhstan Kazakstan Kenya Kiribati Korea Kosovo Kurdistan Kuwait
Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Macao Macau Macedonia
Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Micronesia Moldova Monaco Mongolia
Montenegro Morocco Mozambique Myanmar Nagorno-Karabakh Namibia Nauru Nepal Netherlands Nicaragua Niger Nigeria
Norway Oman PNG PRC Pakistan Palau Palestine Panama Paraguay Persia Peru Philippines Poland Portugal Qatar ROK
Rhodesia Romania Russia Rwanda Samoa Scotland Senegal Serbia Seychelles Siam Singapore Slovakia Slovenia
Somalia Somaliland Spain Sudan Surinam Suriname Swaziland Sweden Switzerland Syria Taiwan Tajikistan Tanzania
Thailand Tibet Timor-Leste Togo Tonga Transnistria Trinidad Tunisia Turkey Turkiye Turkmenistan Tuvalu Türkiye
U.A.E. U.K. U.S. U.S.A. U.S.S.R. UAE UK US USA USSR Uganda Ukraine Ulster Uruguay Uzbekistan Vanuatu Vatican
Venezuela Vietnam Wales Yemen Yugoslavia Zaire Zambia Zimbabwe
"""

_COUNTRIE_PHRASES = """
Antigua and Barbuda, Bosnia and Herzegovina, Burkina Faso, Cabo Verde, Cape Verde, Central African Republic,
Chinese Taipei, Congo Republic, Costa Rica, Cote d'Ivoire, Czech Republic, Côte d'Ivoire, DR Congo,
Democratic People's Republic of Korea, Democratic Republic of Congo, Democratic Republic of the Congo,
Dominican Republic, East Germany, East Timor, El Salvador, Equatorial Guinea, Faroe Islands,
Federated States of Micronesia, Great Britain, Holy See, Hong Kong, Iraqi Kurdistan, Irish Republic,
Islamic Republic of Iran, Ivory Coast, Kingdom of Saudi Arabia, Mainland China, Marshall Islands, New Zealand,
North Korea, North Macedonia, North Vietnam, Northern Ireland, Palestinian Territories,
Palestinian territories, Papua New Guinea, People's Republic of China, Puerto Rico, Republic of China,
Republic of Congo, Republic of Ireland, Republic of Korea, Republic of Macedonia, Republic of the Congo,
Russian Federation, Saint Kitts and Nevis, Saint Lucia, Saint Vincent and the Grenadines, San Marino,
Sao Tome and Principe, Saudi Arabia, Sierra Leone, Slovak Republic, Solomon Islands, South Africa,
South Korea, South Ossetia, South Sudan, South Vietnam, Soviet Union, Sri Lanka, St. Kitts,
St. Kitts and Nevis, St. Lucia, St. Vincent, St. Vincent and the Grenadines, Syrian Arab Republic,
São Tomé and Príncipe, The Bahamas, The Gambia, The Maldives, The Netherlands, The Philippines,
The Seychelles, Trinidad and Tobago, United Arab Emirates, United Kingdom, United States,
United States of America, Vatican City, Viet Nam, West Germany, Western Sahara
"""

#: Names of countries and of parts of states that news treats as countries, with the variants in use.
COUNTRIES: frozenset[str] = frozenset(_COUNTRIE_WORDS.split()) | frozenset(
    map(str.strip, _COUNTRIE_PHRASES.split(","))
)

_CAPITALS = """
10 Downing Street = United Kingdom, Abidjan = Ivory Coast, Abu Dhabi = United Arab Emirates, Abuja = Nigeria,
Accra = Ghana, Addis Ababa = Ethiopia, Algiers = Algeria, Amman = Jordan, Amsterdam = Netherlands,
Andorra la Vella = Andorra, Ankara = Turkey, Antananarivo = Madagascar, Apia = Samoa, Ashgabat = Turkmenistan,
Asmara = Eritrea, Aso Rock = Nigeria, Astana = Kazakhstan, Asuncion = Paraguay, Asunción = Paraguay,
Athens = Greece, Baghdad = Iraq, Baku = Azerbaijan, Bamako = Mali, Bandar Seri Begawan = Brunei,
Bangkok = Thailand, Bangui = Central African Republic, Banjul = Gambia, Bankova = Ukraine,
Basseterre = Saint Kitts and Nevis, Beijing = China, Beirut = Lebanon, Belfast = Northern Ireland,
Belgrade = Serbia, Belmopan = Belize, Berlin = Germany, Bern = Switzerland, Berne = Switzerland,
Bishkek = Kyrgyzstan, Bissau = Guinea-Bissau, Blue House = South Korea, Bogota = Colombia, Bogotá = Colombia,
Bonn = Germany, Brasilia = Brazil, Brasília = Brazil, Bratislava = Slovakia,
Brazzaville = Republic of the Congo, Bridgetown = Barbados, Brussels = Belgium, Bucharest = Romania,
Buckingham Palace = United Kingdom, Budapest = Hungary, Buenos Aires = Argentina, Bujumbura = Burundi,
Cairo = Egypt, Canberra = Australia, Cape Town = South Africa, Capitol Hill = United States,
Caracas = Venezuela, Cardiff = Wales, Casa Rosada = Argentina, Castries = Saint Lucia, Chancellery = Germany,
Chisinau = Moldova, Chișinău = Moldova, Colombo = Sri Lanka, Conakry = Guinea, Copenhagen = Denmark,
Dakar = Senegal, Damascus = Syria, Dar es Salaam = Tanzania, Delhi = India, Dhaka = Bangladesh,
Dili = East Timor, Djibouti City = Djibouti, Dodoma = Tanzania, Doha = Qatar, Downing Street = United Kingdom,
Dublin = Ireland, Dushanbe = Tajikistan, Edinburgh = Scotland, Elysee = France, Elysee Palace = France,
Erbil = Kurdistan, Foggy Bottom = United States, Foreign Office = United Kingdom, Freetown = Sierra Leone,
Funafuti = Tuvalu, Gaborone = Botswana, Gaza City = Palestine, Gitega = Burundi, Guatemala City = Guatemala,
Hagatna = Guam, Hanoi = Vietnam, Harare = Zimbabwe, Hargeisa = Somaliland, Havana = Cuba, Helsinki = Finland,
Holyrood = Scotland, Honiara = Solomon Islands, Irbil = Kurdistan, Islamabad = Pakistan, Jakarta = Indonesia,
Jerusalem = Israel, Juba = South Sudan, Kabul = Afghanistan, Kampala = Uganda, Kathmandu = Nepal,
Katmandu = Nepal, Khartoum = Sudan, Kiev = Ukraine, Kigali = Rwanda, Kingston = Jamaica,
Kingstown = Saint Vincent and the Grenadines, Kinshasa = Democratic Republic of the Congo, Kremlin = Russia,
Kuala Lumpur = Malaysia, Kuwait City = Kuwait, Kyiv = Ukraine, La Paz = Bolivia, Laayoune = Western Sahara,
Leinster House = Ireland, Lhasa = Tibet, Libreville = Gabon, Lilongwe = Malawi, Lima = Peru,
Lisbon = Portugal, Ljubljana = Slovenia, Lome = Togo, Lomé = Togo, London = United Kingdom,
Los Pinos = Mexico, Luanda = Angola, Lusaka = Zambia, Luxembourg = Luxembourg, Madrid = Spain,
Majuro = Marshall Islands, Malabo = Equatorial Guinea, Malacanang = Philippines, Malacañang = Philippines,
Managua = Nicaragua, Manama = Bahrain, Manila = Philippines, Maputo = Mozambique, Maseru = Lesotho,
Mbabane = Eswatini, Mexico City = Mexico, Minsk = Belarus, Mogadishu = Somalia, Monaco = Monaco,
Moncloa = Spain, Monrovia = Liberia, Montevideo = Uruguay, Moroni = Comoros, Moscow = Russia, Muscat = Oman,
N'Djamena = Chad, Nairobi = Kenya, Nassau = Bahamas, Naypyidaw = Myanmar, Naypyitaw = Myanmar,
New Delhi = India, Ngerulmud = Palau, Niamey = Niger, Nicosia = Cyprus, No. 10 = United Kingdom,
Nouakchott = Mauritania, Nuku'alofa = Tonga, Number 10 = United Kingdom, Nur-Sultan = Kazakhstan,
Nuuk = Greenland, Oslo = Norway, Ottawa = Canada, Ouagadougou = Burkina Faso, Oval Office = United States,
Palikir = Micronesia, Panama City = Panama, Paramaribo = Suriname, Paris = France, Parliament Hill = Canada,
Peking = China, Phnom Penh = Cambodia, Planalto = Brazil, Podgorica = Montenegro, Port Louis = Mauritius,
Port Moresby = Papua New Guinea, Port Vila = Vanuatu, Port of Spain = Trinidad and Tobago,
Port-au-Prince = Haiti, Porto-Novo = Benin, Prague = Czech Republic, Praia = Cape Verde,
Pretoria = South Africa, Pristina = Kosovo, Putrajaya = Malaysia, Pyongyang = North Korea,
Quai d'Orsay = France, Quirinale = Italy, Quito = Ecuador, Rabat = Morocco, Ramallah = Palestine,
Rangoon = Myanmar, Rashtrapati Bhavan = India, Reykjavik = Iceland, Reykjavík = Iceland, Rideau Hall = Canada,
Riga = Latvia, Riyadh = Saudi Arabia, Rome = Italy, Roseau = Dominica, San Juan = Puerto Rico,
San Salvador = El Salvador, Sana'a = Yemen, Sanaa = Yemen, Santiago = Chile,
Santo Domingo = Dominican Republic, Sao Tome = Sao Tome and Principe, Sarajevo = Bosnia and Herzegovina,
Seoul = South Korea, Singapore = Singapore, Skopje = North Macedonia, Sofia = Bulgaria,
St. George's = Grenada, St. John's = Antigua and Barbuda, Stepanakert = Nagorno-Karabakh, Stockholm = Sweden,
Stormont = Northern Ireland, Sukhum = Abkhazia, Sukhumi = Abkhazia, Suva = Fiji, Taipei = Taiwan,
Tallinn = Estonia, Tarawa = Kiribati, Tashkent = Uzbekistan, Tbilisi = Georgia, Tegucigalpa = Honduras,
Teheran = Iran, Tehran = Iran, Tel Aviv = Israel, The Hague = Netherlands, Thimphu = Bhutan, Tirana = Albania,
Tiraspol = Transnistria, Tokyo = Japan, Torshavn = Faroe Islands, Tripoli = Libya, Tskhinvali = South Ossetia,
Tunis = Tunisia, Ulaanbaatar = Mongolia, Ulan Bator = Mongolia, Vaduz = Liechtenstein, Valletta = Malta,
Vatican = Vatican City, Vienna = Austria, Vientiane = Laos, Vilnius = Lithuania, Warsaw = Poland,
Washington = United States, Washington D.C. = United States, Washington DC = United States,
Wellington = New Zealand, Westminster = United Kingdom, White House = United States,
Whitehall = United Kingdom, Windhoek = Namibia, Yamoussoukro = Ivory Coast, Yangon = Myanmar,
Yaounde = Cameroon, Yaoundé = Cameroon, Yaren = Nauru, Yerevan = Armenia, Zagreb = Croatia,
Zhongnanhai = China, Élysée = France, Élysée Palace = France
"""

#: The country a capital or a seat of power speaks for: "Kyiv": "Ukraine", "Kremlin": "Russia".
CAPITAL_OF: Mapping[str, str] = MappingProxyType(
    {
        capital.strip(): country.strip()
        for capital, _, country in (pair.partition("=") for pair in _CAPITALS.split(","))
    }
)

#: Countries, capitals and seats of power that stand for a government ("Moscow denied", "Kremlin said").
GOVERNMENTS: frozenset[str] = (
    COUNTRIES
    | frozenset(CAPITAL_OF)
    | {"Brussels", "EU", "European Union", "European Commission", "State Department", "Pentagon"}
) - {"Czechoslovakia", "Gibraltar", "Guam", "Rhodesia", "Siam", "The Hague", "Ulster", "Zaire"}

_DEMONYMS = """
Abkhazia: Abkhaz/Abkhazian/Abkhazians, Afghanistan: Afghan/Afghans, Africa: African/Africans,
Alaska: Alaskan/Alaskans, Albania: Albanian/Albanians, Algeria: Algerian/Algerians,
Andorra: Andorran/Andorrans, Angola: Angolan/Angolans, Antigua and Barbuda: Antiguan/Antiguans,
Arab world: Arab/Arabs/Arabian/Arabic, Argentina: Argentine/Argentines/Argentinian/Argentinians,
Armenia: Armenian/Armenians, Asia: Asian/Asians, Australia: Australian/Australians/Aussie/Aussies,
Austria: Austrian/Austrians, Azerbaijan: Azerbaijani/Azerbaijanis/Azeri/Azeris, Bahamas: Bahamian/Bahamians,
Bahrain: Bahraini/Bahrainis, Balkans: Balkan, Bangladesh: Bangladeshi/Bangladeshis,
Barbados: Barbadian/Barbadians, Belarus: Belarusian/Belarusians/Belarussian/Belarussians,
Belgium: Belgian/Belgians/Flemish/Walloon, Belize: Belizean/Belizeans, Benin: Beninese,
Bermuda: Bermudian/Bermudians, Bhutan: Bhutanese, Bolivia: Bolivian/Bolivians,
Bosnia and Herzegovina: Bosnian/Bosnians/Bosniak/Bosniaks, Botswana: Botswanan/Botswanans,
Brazil: Brazilian/Brazilians, Brunei: Bruneian/Bruneians, Bulgaria: Bulgarian/Bulgarians,
Burkina Faso: Burkinabe/Burkinabé, Burundi: Burundian/Burundians, Cambodia: Cambodian/Cambodians,
Cameroon: Cameroonian/Cameroonians, Canada: Canadian/Canadians/Quebecer/Quebecers/Quebecois/Québécois,
Cape Verde: Cape Verdean/Cape Verdeans, Caribbean: West Indian/West Indians,
Central African Republic: Central African/Central Africans,
Central America: Central American/Central Americans, Central Asia: Central Asian/Central Asians,
Chad: Chadian/Chadians, Chile: Chilean/Chileans, China: Chinese, Colombia: Colombian/Colombians,
Comoros: Comorian/Comorians, Costa Rica: Costa Rican/Costa Ricans, Croatia: Croatian/Croatians/Croat/Croats,
Cuba: Cuban/Cubans, Cyprus: Cypriot/Cypriots/Greek Cypriot/Greek Cypriots/Turkish Cypriot/Turkish Cypriots,
Czech Republic: Czech/Czechs, Czechoslovakia: Czechoslovak/Czechoslovaks, Dagestan: Dagestani/Dagestanis,
Democratic Republic of the Congo: Congolese, Denmark: Danish/Dane/Danes, Djibouti: Djiboutian/Djiboutians,
Dominican Republic: Dominican/Dominicans, East Asia: East Asian/East Asians,
East Timor: Timorese/East Timorese, Eastern Europe: Eastern European/Eastern Europeans,
Ecuador: Ecuadorian/Ecuadorians/Ecuadorean/Ecuadoreans, Egypt: Egyptian/Egyptians,
El Salvador: Salvadoran/Salvadorans/Salvadorean/Salvadoreans,
England: English/Englishman/Englishmen/Englishwoman/Englishwomen,
Equatorial Guinea: Equatorial Guinean/Equatorial Guineans/Equatoguinean, Eritrea: Eritrean/Eritreans,
Estonia: Estonian/Estonians, Eswatini: Swazi/Swazis, Ethiopia: Ethiopian/Ethiopians,
Europe: European/Europeans, Faroe Islands: Faroese, Fiji: Fijian/Fijians, Finland: Finnish/Finn/Finns,
France: French/Frenchman/Frenchmen/Frenchwoman/Frenchwomen/Parisian/Parisians/Corsican/Corsicans,
Gabon: Gabonese, Gambia: Gambian/Gambians, Georgia: Georgian/Georgians,
Germany: German/Germans/East German/East Germans/West German/West Germans/Bavarian/Bavarians,
Ghana: Ghanaian/Ghanaians, Gibraltar: Gibraltarian/Gibraltarians, Greece: Greek/Greeks,
Greenland: Greenlander/Greenlanders/Greenlandic, Grenada: Grenadian/Grenadians, Guam: Guamanian/Guamanians,
Guatemala: Guatemalan/Guatemalans, Guinea: Guinean/Guineans, Guinea-Bissau: Bissau-Guinean/Bissau-Guineans,
Guyana: Guyanese, Haiti: Haitian/Haitians, Hawaii: Hawaiian/Hawaiians, Honduras: Honduran/Hondurans,
Hong Kong: Hong Konger/Hong Kongers/Hongkonger/Hongkongers, Hungary: Hungarian/Hungarians,
Iceland: Icelandic/Icelander/Icelanders, India: Indian/Indians/Kashmiri/Kashmiris/Punjabi/Punjabis,
Indonesia: Indonesian/Indonesians, Iran: Iranian/Iranians/Persian/Persians, Iraq: Iraqi/Iraqis,
Ireland: Irish/Irishman/Irishmen/Irishwoman/Irishwomen, Israel: Israeli/Israelis,
Italy: Italian/Italians/Sicilian/Sicilians, Ivory Coast: Ivorian/Ivorians, Jamaica: Jamaican/Jamaicans,
Japan: Japanese, Jordan: Jordanian/Jordanians, Kazakhstan: Kazakh/Kazakhs/Kazakhstani/Kazakhstanis,
Kenya: Kenyan/Kenyans, Kiribati: I-Kiribati, Kosovo: Kosovar/Kosovars/Kosovan/Kosovans,
Kurdistan: Kurdish/Kurd/Kurds, Kuwait: Kuwaiti/Kuwaitis, Kyrgyzstan: Kyrgyz/Kyrgyzstani,
Laos: Laotian/Laotians/Lao, Latin America: Latin American/Latin Americans, Latvia: Latvian/Latvians,
Lebanon: Lebanese, Lesotho: Basotho/Mosotho, Liberia: Liberian/Liberians, Libya: Libyan/Libyans,
Liechtenstein: Liechtensteiner/Liechtensteiners, Lithuania: Lithuanian/Lithuanians,
Luxembourg: Luxembourger/Luxembourgers/Luxembourgish, Macau: Macanese, Madagascar: Malagasy,
Malawi: Malawian/Malawians, Malaysia: Malaysian/Malaysians/Malay/Malays, Maldives: Maldivian/Maldivians,
Mali: Malian/Malians, Malta: Maltese, Marshall Islands: Marshallese, Mauritania: Mauritanian/Mauritanians,
Mauritius: Mauritian/Mauritians, Mexico: Mexican/Mexicans, Micronesia: Micronesian/Micronesians,
Middle East: Middle Eastern/Middle Easterner/Middle Easterners/Mideastern, Moldova: Moldovan/Moldovans,
Monaco: Monegasque/Monegasques, Mongolia: Mongolian/Mongolians/Mongol/Mongols,
Montenegro: Montenegrin/Montenegrins, Morocco: Moroccan/Moroccans, Mozambique: Mozambican/Mozambicans,
Myanmar: Burmese/Rohingya/Rohingyas, Nagorno-Karabakh: Karabakhi, Namibia: Namibian/Namibians,
Nauru: Nauruan/Nauruans, Nepal: Nepalese/Nepali/Nepalis,
Netherlands: Dutch/Dutchman/Dutchmen/Dutchwoman/Dutchwomen,
New Zealand: New Zealander/New Zealanders/Kiwi/Kiwis/Maori/Māori, Nicaragua: Nicaraguan/Nicaraguans,
Niger: Nigerien/Nigeriens, Nigeria: Nigerian/Nigerians, North America: North American/North Americans,
North Korea: North Korean/North Koreans,
North Macedonia: Macedonian/Macedonians/North Macedonian/North Macedonians,
Northern Ireland: Northern Irish/Ulsterman/Ulstermen, Norway: Norwegian/Norwegians, Oman: Omani/Omanis,
Pakistan: Pakistani/Pakistanis, Palau: Palauan/Palauans, Palestine: Palestinian/Palestinians/Gazan/Gazans,
Panama: Panamanian/Panamanians, Papua New Guinea: Papua New Guinean/Papua New Guineans/Papuan/Papuans,
Paraguay: Paraguayan/Paraguayans, Peru: Peruvian/Peruvians,
Philippines: Filipino/Filipinos/Filipina/Filipinas/Philippine, Poland: Polish/Pole/Poles,
Portugal: Portuguese, Puerto Rico: Puerto Rican/Puerto Ricans, Qatar: Qatari/Qataris,
Romania: Romanian/Romanians, Russia: Russian/Russians/Muscovite/Muscovites/Chechen/Chechens,
Rwanda: Rwandan/Rwandans, Saint Kitts and Nevis: Kittitian/Kittitians, Saint Lucia: Saint Lucian/St. Lucian,
Saint Vincent and the Grenadines: Vincentian/Vincentians, Samoa: Samoan/Samoans, San Marino: Sammarinese,
Sao Tome and Principe: Sao Tomean, Saudi Arabia: Saudi/Saudis/Saudi Arabian/Saudi Arabians,
Scandinavia: Scandinavian/Scandinavians/Nordic, Scotland: Scottish/Scot/Scots/Scotsman/Scotsmen/Scotswoman,
Senegal: Senegalese, Serbia: Serbian/Serbians/Serb/Serbs, Seychelles: Seychellois,
Siberia: Siberian/Siberians, Sierra Leone: Sierra Leonean/Sierra Leoneans,
Singapore: Singaporean/Singaporeans, Slovakia: Slovak/Slovaks/Slovakian/Slovakians,
Slovenia: Slovenian/Slovenians/Slovene/Slovenes, Solomon Islands: Solomon Islander/Solomon Islanders,
Somalia: Somali/Somalis/Somalian/Somalians, Somaliland: Somalilander/Somalilanders,
South Africa: South African/South Africans/Afrikaner/Afrikaners/Zulu/Zulus,
South America: South American/South Americans, South Asia: South Asian/South Asians,
South Korea: South Korean/South Koreans/Korean/Koreans,
South Ossetia: Ossetian/Ossetians/South Ossetian/South Ossetians, South Sudan: South Sudanese,
Southeast Asia: Southeast Asian/Southeast Asians, Soviet Union: Soviet/Soviets,
Spain: Spanish/Spaniard/Spaniards/Catalan/Catalans/Basque/Basques,
Sri Lanka: Sri Lankan/Sri Lankans/Tamil/Tamils/Sinhalese, Sudan: Sudanese/Darfuri/Darfuris,
Suriname: Surinamese, Sweden: Swedish/Swede/Swedes, Switzerland: Swiss, Syria: Syrian/Syrians,
Taiwan: Taiwanese, Tajikistan: Tajik/Tajiks/Tajikistani, Tanzania: Tanzanian/Tanzanians/Zanzibari/Zanzibaris,
Tatarstan: Tatar/Tatars, Thailand: Thai/Thais, Tibet: Tibetan/Tibetans, Togo: Togolese, Tonga: Tongan/Tongans,
Transnistria: Transnistrian/Transnistrians, Trinidad and Tobago: Trinidadian/Trinidadians,
Tunisia: Tunisian/Tunisians, Turkey: Turkish/Turk/Turks, Turkmenistan: Turkmen/Turkmens,
Tuvalu: Tuvaluan/Tuvaluans, Uganda: Ugandan/Ugandans,
Ukraine: Ukrainian/Ukrainians/Crimean/Crimeans/Crimean Tatar/Crimean Tatars,
United Arab Emirates: Emirati/Emiratis,
United Kingdom: British/Briton/Britons/Brit/Brits/Londoner/Londoners/Britisher,
United States: American/Americans/African American/African Americans/African-American/African-Americans,
Uruguay: Uruguayan/Uruguayans, Uzbekistan: Uzbek/Uzbeks/Uzbekistani, Vanuatu: Ni-Vanuatu/Vanuatuan,
Venezuela: Venezuelan/Venezuelans, Vietnam: Vietnamese/South Vietnamese/North Vietnamese,
Wales: Welsh/Welshman/Welshmen/Welshwoman, Western Europe: Western European/Western Europeans,
Western Sahara: Sahrawi/Sahrawis, Xinjiang: Uighur/Uighurs/Uyghur/Uyghurs,
Yemen: Yemeni/Yemenis/Houthi/Houthis, Zambia: Zambian/Zambians, Zimbabwe: Zimbabwean/Zimbabweans
"""

#: The country or region of a person or of an adjective: "Ukrainian" and "Ukrainians": "Ukraine".
DEMONYMS: Mapping[str, str] = MappingProxyType(
    {
        demonym.strip(): place.strip()
        for place, _, demonyms in (entry.partition(":") for entry in _DEMONYMS.split(","))
        for demonym in demonyms.split("/")
    }
)

_US_STATE_WORDS = """
AK AL AR AZ Ala. Alabama Alaska Ariz. Arizona Ark. Arkansas CA CO CT Cal. Calif. California Colo. Colorado
Conn. Connecticut D.C. DC DE Del. Delaware FL Fla. Florida GA Ga. Georgia HI Hawaii IA ID IL IN Idaho Ill.
Illinois Ind. Indiana Iowa KS KY Kan. Kans. Kansas Kentucky Ky. LA La. Louisiana MA MD ME MI MN MO MS MT Maine
Maryland Mass. Massachusetts Md. Mich. Michigan Minn. Minnesota Miss. Mississippi Missouri Mo. Mont. Montana
N.C. N.D. N.H. N.J. N.M. N.Y. NC ND NE NH NJ NM NV NY Neb. Nebr. Nebraska Nev. Nevada OH OK OR Ohio Okla.
Oklahoma Ore. Oreg. Oregon P.R. PA PR Pa. Penn. Pennsylvania R.I. RI S.C. S.D. SC SD TN TX Tenn. Tennessee
Tex. Texas UT Utah VA VT Va. Vermont Virginia Vt. W.Va. WA WI WV WY Wash. Washington Wis. Wisc. Wisconsin Wyo.
Wyoming
"""

_US_STATE_PHRASES = """
District of Columbia, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota,
Puerto Rico, Rhode Island, South Carolina, South Dakota, W. Va., Washington State, Washington state,
West Virginia
"""

#: States of the United States, the District of Columbia and Puerto Rico, with postal and AP abbreviations.
US_STATES: frozenset[str] = frozenset(_US_STATE_WORDS.split()) | frozenset(
    map(str.strip, _US_STATE_PHRASES.split(","))
)

_SEATS_OF_POWER = """
10 Downing Street, Aso Rock, Bankova, Blue House, Buckingham Palace, Capitol Hill, Casa Rosada, Chancellery,
Downing Street, Elysee, Elysee Palace, Foggy Bottom, Foreign Office, Holyrood, Kremlin, Leinster House,
Los Pinos, Malacanang, Malacañang, Moncloa, No. 10, Number 10, Oval Office, Parliament Hill, Planalto,
Quai d'Orsay, Quirinale, Rashtrapati Bhavan, Rideau Hall, Stormont, Vatican, Westminster, White House,
Whitehall, Zhongnanhai, Élysée, Élysée Palace
"""

_OTHER_CITIES = """
Abbottabad, Aberdeen, Acapulco, Aceh, Adelaide, Aden, Afrin, Ahmedabad, Akron, Albany, Albuquerque, Aleppo,
Alexandria, Allentown, Almaty, Amritsar, Anaheim, Anchorage, Andijan, Ann Arbor, Annapolis, Antalya, Antwerp,
Arlington, Artemivsk, Ashdod, Ashkelon, Aspen, Atlanta, Atlantic City, Auckland, Augusta, Aurora, Auschwitz,
Austin, Avdiivka, Avdiyivka, Ayodhya, Bagram, Bakersfield, Bakhmut, Bali, Baltimore, Banda Aceh, Bangalore,
Barcelona, Basel, Basra, Baton Rouge, Beersheba, Belgorod, Belo Horizonte, Bengaluru, Benghazi, Berdyansk,
Berkeley, Beslan, Bethesda, Bethlehem, Bila Tserkva, Bilbao, Birmingham, Boca Raton, Boise, Bologna, Bombay,
Bordeaux, Borodianka, Boryspil, Boston, Boulder, Bradford, Bremen, Brest, Bridgeport, Brighton, Brisbane,
Bristol, Bronx, Brooklyn, Brovary, Brownsville, Bryansk, Bucha, Buffalo, Burlington, Busan, Bushehr, Calais,
Calcutta, Calgary, Cali, Cambridge, Camden, Cancun, Cannes, Canton, Casablanca, Charleston, Charlotte,
Charlottesville, Chelyabinsk, Chengdu, Chennai, Cherkasy, Chernihiv, Chernivtsi, Chernobyl, Chibok, Chicago,
Chittagong, Chongqing, Chornobyl, Christchurch, Cincinnati, Ciudad Juarez, Cleveland, Cologne, Columbia,
Columbus, Concord, Cork, Coventry, Cupertino, Dallas, Daraa, Davao, Davao City, Davos, Dayton, Debaltseve,
Deir al-Zour, Denver, Derna, Derry, Des Moines, Detroit, Diyarbakir, Djibouti, Dnepropetrovsk, Dnipro,
Dnipropetrovsk, Donetsk, Douma, Dover, Dresden, Dubai, Dubrovnik, Dundee, Durban, Durham, Dusseldorf,
Düsseldorf, East Palestine, Edmonton, Eilat, El Paso, Enerhodar, Entebbe, Erie, Fallujah, Fargo, Fayetteville,
Ferguson, Flint, Florence, Fordo, Fort Lauderdale, Fort Worth, Frankfurt, Fresno, Fukushima, Garissa,
Gaziantep, Gdansk, Geneva, Genoa, Ghouta, Giza, Glasgow, Goa, Goma, Gomel, Gothenburg, Grand Rapids,
Green Bay, Greensboro, Greenville, Grozny, Guadalajara, Guangzhou, Guantanamo, Guantanamo Bay, Haifa, Halifax,
Hama, Hamburg, Hangzhou, Hanover, Harlem, Harrisburg, Hartford, Hebron, Helena, Herat, Hiroshima,
Ho Chi Minh City, Hodeidah, Hollywood, Homs, Hong Kong, Honolulu, Horlivka, Hostomel, Houston, Hyderabad,
Idlib, Ilovaisk, Incheon, Indianapolis, Innsbruck, Irkutsk, Irpin, Isfahan, Istanbul, Ithaca, Ivano-Frankivsk,
Izium, Izmir, Izyum, Jackson, Jacksonville, Jaffna, Jaipur, Jalalabad, Jeddah, Jenin, Jericho, Jersey City,
Jiddah, Johannesburg, Juarez, Kaduna, Kaesong, Kaliningrad, Kandahar, Kano, Kansas City, Karachi, Karbala,
Kazan, Kenosha, Kerch, Key West, Khan Younis, Kharkiv, Kharkov, Kherson, Khmelnytskyi, Kirkuk, Kirovohrad,
Knoxville, Kobane, Kobani, Kolkata, Kowloon, Krakow, Kraków, Kramatorsk, Krasnodar, Krasnoyarsk, Kremenchuk,
Kropyvnytskyi, Kryvyi Rih, Kunduz, Kursk, Kyoto, L.A., Lagos, Lahore, Lampedusa, Lansing, Las Vegas, Latakia,
Leeds, Leicester, Leipzig, Leningrad, Lesbos, Lille, Lincoln, Little Rock, Liverpool, Lockerbie, Londonderry,
Long Beach, Los Angeles, Louisville, Lowell, Lublin, Lucknow, Lugansk, Luhansk, Lutsk, Luxor, Lviv, Lvov,
Lyon, Lysychansk, Maastricht, Macau, Madison, Madras, Maidan, Maiduguri, Makhachkala, Malibu, Malmö, Manbij,
Manchester, Mandalay, Manhattan, Mar-a-Lago, Marawi, Marikana, Mariupol, Marrakech, Marrakesh, Marseille,
Mashhad, Matamoros, Mazar-i-Sharif, Mecca, Medellin, Medellín, Medina, Melbourne, Melitopol, Memphis,
Menlo Park, Miami, Midland, Milan, Milwaukee, Minneapolis, Misrata, Mombasa, Monterrey, Montgomery,
Montpelier, Montreal, Mostar, Mosul, Mountain View, Mumbai, Munich, Murmansk, Mykolaiv, NYC, Nablus, Nagasaki,
Nagoya, Najaf, Nanjing, Naples, Nashville, Natanz, Nazareth, New Haven, New Orleans, New York, New York City,
Newark, Newcastle, Newtown, Nizhny Novgorod, Norfolk, Nottingham, Novosibirsk, Nuevo Laredo, Nuremberg,
Oakland, Oaxaca, Odesa, Odessa, Oklahoma City, Omaha, Orlando, Osaka, Oxford, Palermo, Palm Beach, Palmyra,
Palo Alto, Panmunjom, Parkland, Pasadena, Pensacola, Perth, Peshawar, Philadelphia, Phoenix, Phuket,
Pittsburgh, Plymouth, Pokrovsk, Poltava, Port Harcourt, Port Said, Portland, Porto, Portsmouth, Potsdam,
Pripyat, Providence, Pune, Qom, Quantico, Quebec City, Queens, Quetta, Rafah, Raleigh, Ramadi, Ramstein,
Raqqa, Rawalpindi, Reno, Richmond, Rio, Rio de Janeiro, Rivne, Rochester, Rostov, Rostov-on-Don, Rotterdam,
Rzeszow, Sacramento, Saigon, Saint Louis, Saint Petersburg, Salem, Salisbury, Salt Lake City, Salzburg,
Samara, Samarra, San Antonio, San Bernardino, San Diego, San Francisco, San Jose, Sandy Hook, Sanford,
Santa Cruz, Santa Fe, Santa Monica, Sao Paulo, Savannah, Scottsdale, Scranton, Sderot, Seattle, Selma,
Sevastopol, Severodonetsk, Seville, Shanghai, Sharm el-Sheikh, Sheffield, Shenzhen, Shiraz, Sidon,
Sievierodonetsk, Simferopol, Sinjar, Sirte, Slavyansk, Sloviansk, Slovyansk, Smolensk, Sochi, Southampton,
Soweto, Spokane, Springfield, Srebrenica, Srinagar, St. Louis, St. Paul, St. Petersburg, Stalingrad, Stamford,
Staten Island, Strasbourg, Stuttgart, Suez, Sumy, Sydney, Syracuse, São Paulo, Tabriz, Tacoma, Taganrog, Taiz,
Tallahassee, Tampa, Tangier, Ternopil, Thessaloniki, Tianjin, Tijuana, Tikrit, Timbuktu, Tobruk, Toledo,
Topeka, Toronto, Toulouse, Trenton, Tucson, Tulsa, Turin, Tyre, Urumqi, Utoya, Uvalde, Uzhhorod, Valencia,
Vancouver, Varanasi, Venice, Verona, Victoria, Vinnytsia, Virginia Beach, Vladivostok, Volgograd, Voronezh,
Waco, West Palm Beach, Wichita, Wilmington, Winnipeg, Wroclaw, Wuhan, Xi'an, Xian, Yakutsk, Yalta,
Yekaterinburg, Yokohama, York, Youngstown, Zaporizhia, Zaporizhzhia, Zhytomyr, Zurich
"""

#: Cities of the world that are in the news, capitals among them, with older and local spellings.
CITIES: frozenset[str] = frozenset(map(str.strip, _OTHER_CITIES.split(","))) | (
    frozenset(CAPITAL_OF) - frozenset(map(str.strip, _SEATS_OF_POWER.split(",")))
)

_REGION_WORDS = """
Abkhazia Africa Alberta Alps Alsace Amazon Amazonia Americas Anatolia Anbar Andalusia Andes Antarctica
Appalachia Arctic Asia Asia-Pacific Assam Atlantic Australasia Baden-Wuerttemberg Baden-Württemberg Balkans
Balochistan Baltic Baltics Baluchistan Bavaria Beltway Benelux Bengal Bermuda Bessarabia Biafra Bihar Borneo
Borno Bosphorus Bosporus Brandenburg Brittany Caribbean Catalonia Caucasus Chechnya Chiapas Cornwall Corsica
Crete Crimea Cyprus Dagestan Dardanelles Darfur Devon Dixie Donbas Donbass East England Eurasia Europe
Eurozone FATA Falklands Flanders Fujian Galicia Galilee Gauteng Gaza Gibraltar Golan Greenland Guangdong
Guernsey Gujarat Gulf Hamptons Helmand Henan Herzegovina Himalayas Hokkaido Hubei Iberia Indo-Pacific Jammu
Java Jersey Judea Kachin Karnataka Kashmir Katanga Kent Kerala Kivu Kurdistan KwaZulu-Natal Ladakh Lapland
Levant Lombardy Lorraine Luzon Maghreb Maharashtra Malvinas Manchuria Manitoba Mediterranean Mesopotamia
Mid-Atlantic Mideast Midwest Mindanao Nagorno-Karabakh Negev Newfoundland Nineveh Norfolk Normandy North
Northeast Northwest Novorossiya Oceania Odisha Ogaden Okinawa Ontario Orissa Oromia Pacific Papua Patagonia
Provence Prussia Punjab Puntland Quebec Queensland Rajasthan Rakhine Reunion Riviera Rockies Rojava Ruhr Sabah
Sahara Sahel Sakhalin Samaria Sarawak Sardinia Saskatchewan Saxony Scandinavia Scotland Siberia Sichuan Sicily
Silesia Sinai Sinaloa Sindh Somaliland South Southeast Southwest Sumatra Sussex Tahiti Tasmania Tatarstan
Telangana Tibet Tigray Transnistria Transylvania Tuscany Tyrol Ulster Urals Victoria Wales Wallonia Waziristan
West Xinjiang Yorkshire Zakarpattia Zanzibar
"""

_REGION_PHRASES = """
American Samoa, Andhra Pradesh, Arab world, Arabian Peninsula, Arctic Ocean, Asia Pacific, Atlantic Ocean,
Baltic Sea, Baltic states, Basque Country, Bay Area, Bible Belt, Black Sea, British Columbia,
British Virgin Islands, Canary Islands, Cape Cod, Capitol Hill, Caspian Sea, Cayman Islands, Central Africa,
Central America, Central Asia, Central Europe, Central Valley, Channel Islands, Crimean Peninsula, Deep South,
Donetsk People's Republic, East Africa, East Asia, East China Sea, East Coast, East Jerusalem, Eastern Cape,
Eastern Europe, Eastern Ukraine, English Channel, Falkland Islands, Far East, Faroe Islands, Fertile Crescent,
French Riviera, Gaza Strip, Global South, Golan Heights, Great Lakes, Greater Manchester, Gulf Coast,
Gulf of Aden, Gulf of Mexico, Horn of Africa, Iberian Peninsula, Indian Ocean, Inner Mongolia, Iron Curtain,
Isle of Man, Jammu and Kashmir, Kerch Strait, Khyber Pakhtunkhwa, Korean Peninsula, Korean peninsula,
Kuril Islands, Latin America, Long Island, Luhansk People's Republic, Madhya Pradesh, Martha's Vineyard,
Mediterranean Sea, Middle East, Mississippi Delta, Muslim world, Napa Valley, Near East, New Brunswick,
New England, New South Wales, Niger Delta, Nordic countries, North Africa, North America, North Caucasus,
North Kivu, North Ossetia, North Rhine-Westphalia, North Sea, North Texas, North Waziristan, Northeast Asia,
Northern California, Northern Cyprus, Northern Europe, Northern Ireland, Northern Territory,
Northern Virginia, Northwest Territories, Nova Scotia, Orange County, Pacific Northwest, Pacific Ocean,
Pacific Rim, Panama Canal, Persian Gulf, Prince Edward Island, Rakhine State, Red Sea, Republika Srpska,
Rio Grande, Rio Grande Valley, Rocky Mountains, Rust Belt, Sea of Azov, Senkaku Islands, Shan State,
Silicon Valley, Sinai Peninsula, South America, South Asia, South Australia, South Caucasus, South China Sea,
South Florida, South Kivu, South Ossetia, South Pacific, South Texas, South Waziristan, Southeast Asia,
Southern Africa, Southern Border, Southern California, Southern Europe, Spratly Islands, Strait of Hormuz,
Sub-Saharan Africa, Suez Canal, Sun Belt, Swat Valley, Taiwan Strait, Tamil Nadu, Third World,
U.S. Virgin Islands, Upper Peninsula, Upstate New York, Uttar Pradesh, Virgin Islands, Wall Street,
West Africa, West Bank, West Bengal, West Coast, West Indies, West Midlands, West Papua, West Texas,
Western Australia, Western Cape, Western Europe, Western Hemisphere, Western Sahara, Western Ukraine,
Western world
"""

#: Continents, seas, regions, provinces and areas that news names.
REGIONS: frozenset[str] = frozenset(_REGION_WORDS.split()) | frozenset(
    map(str.strip, _REGION_PHRASES.split(","))
)
