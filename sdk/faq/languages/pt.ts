export const rules = {
  stops: `o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem sobre entre até
eu me mim meu minha meus minhas tu te ti teu tua você vocês ele ela eles elas nós nosso nossa se seu sua seus suas lhe este esta isto esse essa isso aquele
é são sou foi era ser estar está estão estou tem tenho temos ter há havia posso pode podem poder devo deve quero quer queria gostaria faço fazer faz vou vai
e ou mas que quem qual quais quando como onde porque porquê quanto não mais muito já também só ainda aqui olá oi bom dia obrigado obrigada favor`,
  endings:
    'a e o s as es os ar er ir ado ada ados adas ido ida idos idas ando endo indo cao coes sao soes mento mentos mente avel aveis ivel iveis dor dora dores ante antes ente entes aram eram iram ava avam aria eria ei ou am em amos emos imos al ais el eis l is',
};
