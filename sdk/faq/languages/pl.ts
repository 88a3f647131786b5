export const rules = {
  stops: `i a o w we z ze na do od po za u przy dla bez pod nad przez przed między oraz lub albo ale czy że żeby aby jak jaki jaka jakie jakich co kto gdzie kiedy dlaczego czemu ile który która które którym których to ten ta te tego tej tym tych tam tu
ja mnie mi mną mój moja moje mojego mojej moim moich moją ty ci cię twój on ona ono jego jej go mu my nas nam wy was wam oni one ich im się sobie
jest są jestem być był była było były będzie będę będą mam ma masz mają mieć mogę może można możecie mogą muszę musi trzeba chcę chce chciałbym chciałabym nie tak już jeszcze też tylko bardzo więc gdy jeśli
proszę dziękuję dzień dobry cześć hej witam`,
  endings:
    'a e i o u y ą ę ow owi em om ami ach ami owie iem iom iami iach ego emu ej ych ym ymi ie ia iu io ac ec ic yc uje ujesz uja ujemy al ala ali aly alo il ila ili yl yla ywac owac owal owany owana owane owania owanie anie enie ania enia aniu eniu any ana ane ony ona one ny na ne nych nego nej nym ka ki ke ce ek kow kami esz isz ysz my cie ja',
};
