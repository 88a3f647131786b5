export const rules = {
  stops: `a an the i im ive id ill my me mine myself we our us you your yours he she it its they them their this that these those
is are am was were be been being isnt arent wasnt do does did doing done dont doesnt didnt have has had having can cant could couldnt
will would wont wouldnt should shall may might must and or but if so as of in on at to for from by with about into up out just
what which who whom whose when why how there here then than too very please pls plz hi hello hey thanks thank thx
want need like know tell get got any some also now t s m re ve ll d ok really possible able let`,
  endings:
    'e s es ed ing ings er ers ies ied al ally ly ation ations ion ions ment ments ness able ible ance ence ive ity or ors ery y',
};
