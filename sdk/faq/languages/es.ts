export const rules = {
  stops: `el la los las lo un una unos unas de del al a ante con en entre hacia hasta para por según sin sobre
yo me mi mis mío mía tú te ti tu tus él ella ello usted ustedes su sus nosotros nos nuestro nuestra se le les ellos este esta esto estos estas ese esa eso esos esas
es son soy eres era eran ser sido está están estoy estaba estar he ha has han hemos había haber hay puedo puede pueden puedes podría poder debo debe tengo tiene tienen tener quiero quiere quisiera hacer hago hace voy va
y e o u pero si que qué quien quién cual cuál cuáles cuando cuándo como cómo donde dónde cuánto cuanto porque no más muy ya también solo sólo todavía aún hola gracias favor buenas buenos días`,
  endings:
    'a e o s as es os ar er ir ado ada ados adas ido ida idos idas ando iendo cion ciones sion siones miento mientos mente able ables ible ibles dor dora dores ante antes ente arlo arla arlos arlas arme erlo erla irlo aron ieron aba aban aria eria are era ia ian io amos emos imos on an en ez',
};
