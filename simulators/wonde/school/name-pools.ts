// Pools of forenames and surnames, by heritage, for an invented school's roll.
// Ordinary names only; any likeness of a combination to a living person is chance.

/** Names that go together often enough to look like one family. */
export interface NamePool {
  /** How many pupils in a hundred draw from this pool, roughly. */
  readonly weight: number;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly surnames: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

const english: NamePool = {
  weight: 38,
  female: words(
    `Olivia, Amelia, Isla, Ava, Lily, Freya, Grace, Sophie, Emily, Poppy, Ella, Charlotte, Evie, Rosie, Daisy, Alice,
     Florence, Matilda, Phoebe, Harriet, Zoë, Chloë, Eleanor, Hannah, Jessica, Lucy, Molly, Millie, Imogen, Beatrice,
     Anna-Marie, Ruby, Scarlett, Martha, Elsie, Thea, Ivy, Penelope, Catherine, Katherine, Sara, Sarah, Abigail, Esmé`,
  ),
  male: words(
    `Oliver, George, Harry, Jack, Noah, Leo, Arthur, Oscar, Archie, Freddie, Theo, Thomas, William, James, Henry,
     Joshua, Alexander, Edward, Samuel, Joseph, Benjamin, Daniel, Isaac, Reuben, Toby, Finley, Ethan, Luke, Matthew,
     Nathan, Ryan, Callum, Jon, John, Harvey, Stanley, Ralph, Hugo, Billy-Joe, Tommy-Lee, Zachary, Jude, Elliott, Elliot`,
  ),
  surnames: words(
    `Smith, Taylor, Brown, Wilson, Johnson, Walker, Wright, Robinson, Thompson, White, Hughes, Green, Hall, Wood,
     Harris, Clarke, Clark, Turner, Hill, Cooper, Ward, Parker, Carter, Bailey, Marsh, Pearce, Pearse, Fletcher, Holt,
     Barker, Shaw, Mason, Hunt, Palmer, Dixon, Barnes, Ashworth-Lane, Carter-Boyd, Fairweather, Birtwistle, Ackroyd,
     Haythornthwaite, Tidy, Stephens, Stevens, Philips, Phillips, Reed, Read, Wheatcroft, Underhill, Dalton-Reyes,
     Fitzgerald-Moore, Greaves, Thistlethwaite, Ollerenshaw, Peel, Quick, Rowbotham, Sugden, Varley, Winterbourne, Yarrow`,
  ),
};

const welsh: NamePool = {
  weight: 16,
  female: words(
    `Siân, Cerys, Carys, Ffion, Seren, Megan, Nia, Bethan, Angharad, Elin, Mali, Gwenllian, Efa, Lowri, Rhiannon, Heledd,
     Tegwen, Catrin, Non, Myfanwy`,
  ),
  male: words(
    `Rhys, Dylan, Owain, Iestyn, Gethin, Iwan, Macsen, Osian, Llŷr, Ieuan, Gwilym, Tomos, Emrys, Siôn, Geraint, Steffan,
     Aled, Idris, Huw, Ifan`,
  ),
  surnames: words(
    `Jones, Davies, Williams, Evans, Thomas, Roberts, Lewis, Morgan, Griffiths, Edwards, Owen, Llewellyn, Llywelyn,
     Pritchard, Price, Bowen, Powell, Rees, Vaughan, ap Rhys, ap Gwilym, Rees-Morgan, Parry, Gwynne, Tudor, Meredith`,
  ),
};

const irishAndScottish: NamePool = {
  weight: 9,
  female: words('Niamh, Siobhán, Aoife, Caoimhe, Róisín, Saoirse, Orla, Mhairi, Eilidh, Catriona, Isobel, Clodagh'),
  male: words('Oisín, Cian, Seán, Conor, Connor, Fionn, Pádraig, Ruaridh, Callan, Hamish, Fergus, Eoghan'),
  surnames: words(
    `O'Brien, O'Connor, O'Neill, Ó Súilleabháin, Ní Bhriain, Murphy, Byrne, Doyle, Gallagher, McCarthy, MacDonald,
     McDonald, McAllister, Mac Giolla, Sinclair, Campbell, Buchanan, D'Arcy, Fitzpatrick`,
  ),
};

const southAsianMuslim: NamePool = {
  weight: 10,
  female: words(
    'Aisha, Ayesha, Fatima, Zainab, Maryam, Hafsa, Iqra, Sumaiya, Noor, Amina, Khadija, Laiba, Zara, Humaira',
  ),
  male: words(
    'Muhammad, Mohammed, Mohammad, Ibrahim, Yusuf, Hamza, Bilal, Zayn, Adam, Haris, Umar, Ismail, Rayyan, Musa',
  ),
  surnames: words(
    'Khan, Ahmed, Ahmad, Hussain, Hussein, Ali, Begum, Iqbal, Malik, Mahmood, Rahman, Chowdhury, Miah, Akhtar, Qureshi, Uddin, Sheikh',
  ),
};

const sikhAndHindu: NamePool = {
  weight: 7,
  female: words('Simran, Jasleen, Harpreet, Priya, Anjali, Diya, Aanya, Kavya, Meera, Nisha, Saanvi, Lakshmi'),
  male: words('Arjun, Rohan, Aarav, Gurpreet, Harjit, Jaspreet, Kiran, Krish, Dev, Nikhil, Ravi, Vihaan'),
  surnames: words(
    'Singh, Kaur, Patel, Shah, Sharma, Gill, Sandhu, Dhillon, Mistry, Desai, Iyer, Nair, Krishnamurthy, Venkataraman, Reddy, Kaur Gill',
  ),
};

const arabicTurkishSomali: NamePool = {
  weight: 5,
  female: words('Layla, Leyla, Yasmin, Hala, Salma, Nour, Rania, Elif, Zeynep, Hodan, Ifrah, Sagal'),
  male: words('Omar, Khalid, Tariq, Karim, Abdullah, Abdul-Rahman, Emre, Mustafa, Çağlar, Abdirahman, Liban, Zakariya'),
  surnames: words(
    'Al-Hassan, Al Rashid, El-Sayed, Haddad, Mansour, Abdi, Warsame, Hassan, Yılmaz, Öztürk, Şahin, Demir, bin Saleh, Nasser',
  ),
};

const eastEuropean: NamePool = {
  weight: 7,
  female: words(
    'Zuzanna, Oliwia, Małgorzata, Agnieszka, Ioana, Andreea, Ruxandra, Gabija, Eszter, Daryna, Żaneta, Viktória',
  ),
  male: words('Łukasz, Kacper, Wojciech, Michał, Ștefan, Andrei, Mihai, Jonas, Dovydas, Balázs, Oleksandr, Jiří'),
  surnames: words(
    `Kowalski, Kowalska, Wiśniewski, Wójcik, Dąbrowska, Popescu, Țurcanu, Ionescu, Kazlauskas, Nagy, Szabó, Kovalenko,
     Shevchuk, Dvořák, Novotná, Brzęczyszczykiewicz`,
  ),
};

const eastAsian: NamePool = {
  weight: 4,
  female: words('Ngọc, Linh, Thảo, Mei Ling, Xiu, Jia Yi, Hui Min, Yuki, Soo-Min, Ka Yan, Trang, Ying'),
  male: words('Minh, Đức, Quang, Wei, Jun Hao, Ho Yin, Ka Ho, Haruto, Ji-Ho, Tuấn, Zihan, Xu'),
  surnames: words('Nguyễn, Trần, Lê, Phạm, Wang, Chen, Li, Ng, Wong, Chan, Cheung, Lam, Tanaka, Kim, Xu, O'),
};

const westAfricanAndCaribbean: NamePool = {
  weight: 4,
  female: words(
    "Adaeze, Chiamaka, Temitope, Oluwaseun, Ama, Abena, Adjoa, Shanice, Amara, N'Keisha, Blessing, Comfort",
  ),
  male: words('Chukwuemeka, Olumide, Babatunde, Kofi, Kwame, Yaw, Tobi, Emmanuel, Ayodele, Malachi, Tyrone, Kwabena'),
  surnames: words(
    `Okafor, Adeyemi, Ogunleye, Nwosu, Mensah, Owusu, Boateng, Asante, Campbell-Brown, St. Hilaire, Oluwaseyi-Adebayo,
     Eze, Bangura, Sesay`,
  ),
};

const iberianAndWestEuropean: NamePool = {
  weight: 3,
  female: words('Beatriz, Inês, María José, Léa, Chloé, Giulia, Sofía, Anaïs, Maëlle, Jördis, Åsa, Eléni'),
  male: words('João, Tomás, Íñigo, José Luis, Rémi, Noël, Matteo, Jürgen, Søren, Björn, Konstantínos, Gonçalo'),
  surnames: words(
    `da Silva, dos Santos, Gonçalves, García Márquez-Ruiz, Núñez, de la Cruz, Lefèvre, van den Berg, van der Meer,
     Müller, Weiß, Sørensen, Papadopoulou, D'Angelo, De Luca, Castaño Peña`,
  ),
};

/** Every pool, weights adding up to a little over a hundred. */
export const namePools: readonly NamePool[] = [
  english,
  welsh,
  irishAndScottish,
  southAsianMuslim,
  sikhAndHindu,
  arabicTurkishSomali,
  eastEuropean,
  eastAsian,
  westAfricanAndCaribbean,
  iberianAndWestEuropean,
];
