export const rules = {
  stops: `il lo la i gli le l un uno una di del dello della dei degli delle d a al allo alla ai agli alle all da dal dallo dalla dai dagli dalle dall in nel nello nella nei nelle nell su sul sulla sui sulle con per tra fra
io mi me mio mia miei mie tu ti te tuo tua tuoi tue lui lei si suo sua suoi sue noi ci nostro nostra voi vi vostro vostra loro ne questo questa questi queste quello quella
è e ed sono sei siamo siete era ho hai ha abbiamo avete hanno avere essere stato stata posso puoi può possiamo potete possono potrei devo deve dovrei voglio vorrei fare faccio fa
o ma se che chi cosa come dove quando perché perchè quale quali quanto c non più già anche ancora solo molto poi qui là ciao salve buongiorno grazie prego`,
  endings:
    'a e i o are ere ire ato ata ati ate ito ita iti ite uto uta uti ute ando endo ante anti ente enti zione zioni sione sioni mento menti mente bile bili tore tori trice ita iva ivo ivi ive arlo arla arli arle arsi armi erlo erla irlo irla erei era ero iamo iate ano ono ava',
};
