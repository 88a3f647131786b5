export const groups = `zamów-,zamaw-,kupi-,zakup-,koszyk,nabył-
paczk-,przesył-,towar,rzeczy
śledz-,gdzie jest,status,etap,numer przesyłki,tracking,co z moj-,co się dzieje,w drodze,lokaliz-,sprawdzić
dostaw-,dostarcz-,wysył-,wysła-,doręcz-,kurier-,przyj-,dojdzie,dotrze,dotar-,dosz-,otrzym-,dostał-
czas dostawy,ile trwa,jak długo,kiedy będzie,ile dni,termin dostawy,czas realizacji,kiedy dojdzie,kiedy przyjdzie,kiedy
opóźn-,nie dotarła,nie dotarło,nie przyszła,nie przyszło,nie doszła,nie doszło,czekam,zagin-,zgub-,spóźn-,utkn-,nadal nie,wciąż nie,dalej nie,nie dostałam,nie dostałem,nie otrzymałam,nie otrzymałem
koszt dostawy,koszty wysyłki,koszt wysyłki,darmowa dostawa,darmowa wysyłka,ile kosztuje dostawa,ile kosztuje wysyłka,opłata za dostawę,za przesyłkę
ekspres-,szybk-,piln-,jutro,24h,szybciej,natychmiast,pośpiech
zagranic-,międzynarod-,kraj-,za granicę,niemc-,europ-,świat
cło,cła,celn-,vat,podatek,import
odbiór,odbior-,paczkomat-,punkt odbioru,inpost,odebra-,automat,skrytk-
sąsiad-,nie było mnie,nieobecn-,awizo,podpis,nikogo w domu,pod drzwiami,nie będzie mnie,poza domem
adres-,przeprowadz-,kod pocztowy,ulic-,numer domu
anul-,odwoł-,rezygn-,odstąp-,wycof-,nie chcę już,zrezygn-
zmienić zamówienie,edyt-,dodać,dopis-,zapomni-,modyfik-,popraw-
zwrot-,zwróc-,zwrac-,odesł-,odsył-,oddać,oddaw-,nie podoba,nie pasuje
etykiet-,druk-,wydruk-,naklejk-
zwrot pieniędzy,zwrot kasy,oddanie pieniędzy,zwrot środków,odzysk-,moje pieniądze,pieniądze z powrotem,kasę,przelew zwrotny,zwrot płatności
wymian-,wymien-,zamian-,zamien-,inny rozmiar,inny kolor,na inny
uszkodz-,zepsu-,wad-,pęk-,popsu-,nie działa,niespraw-,stłucz-,rozbit-,rys-,podar-,złam-,dziur-,zniszcz-
gwaranc-,napraw-,serwis-,reklam-,rękojm-
zły produkt,pomył-,inny produkt,nie to,błędn-,niewłaściw-,zamiast,nie ten
brak-,niekompl-,część,reszt-,kilka paczek,dwie paczki,oddzieln-,osobno,tylko jed-,podziel-
skarg-,zażal-,reklam-,niezadow-,wściek-,skandal-
płat-,płac-,zapłac-,blik,paypal,kart-,przelew-,visa,mastercard,przelewy24,payu
rat-,raty,klarna,paypo,odrocz-,kredyt-,finansow-,na raty,później
płatność odrzucona,odrzuc-,nie przechodzi,nieudan-,odmow-,nie przeszła,błąd płatności,nie mogę zapłacić
dwa razy,podwójn-,pobran-,obciąż-,dwukrotn-,ściąg-
faktur-,paragon-,rachunek,nip,dowód zakupu
kod rabatowy,rabat-,zniżk-,kupon-,promoc-,kod,voucher,wyprzed-,taniej,przecen-
karta podarunkowa,bon,karty podarunkowej,kartę podarunkową,bon podarunkowy,karta prezentowa
prezent-,opakow-,zapakow-,urodzin-,niespodziank-,upomin-,życzen-,podarun-
taniej gdzie indziej,najniższa cena,gwarancja ceny,niższa cena,obniż-,różnic-
cen-,koszt-,ile kosztuje,drogo,opłat-,ile
punkt-,lojaln-,program,nagrod-,bonus-
znajom-,polec-,zapros-,przyjac-
kont-,profil-,rejestr-,założyć,załóż-,utworz-
gość,bez konta,bez rejestracji,bez zakładania,jako gość
logow-,zalogow-,login,wejść,dostęp,zablok-
hasł-,zapomn-,reset-,przypomn-,pin
usun-,usuń,rodo,prywatn-,moje dane,dane osobowe,skas-,likwid-,zamkn-
newsletter-,wypis-,reklamy,spam,mailing,maile reklamowe,zrezygnować z maili
subskryp-,abonament-,cykliczn-,odnow-,wstrzym-
rozmiar-,wymiar-,tabela,za mał-,za duż-,pasuj-,za ciasn-,rozmiarówk-,miar-
dostępn-,magazyn-,wyprzedan-,niedostępn-,zapas,na stanie,ponownie,zabrakł-,będzie znowu
powiadom-,powiadam-,alert,znać
przedsprzed-,premier-,preorder
pra-,prać,pral-,czyści-,prasow-,pielęgn-,kurcz-,wyprać
materiał-,tkanin-,skład-,alerg-,bawełn-,skór-
montaż-,montow-,instrukc-,złoż-,instal-
kontakt-,telefon-,zadzwon-,dzwon-,rozmaw-,konsultant-,człowiek-,obsług-,infolin-,pomoc,porozmaw-,skontakt-
godzin-,otwar-,czynn-,zamknię-,niedziel-,święt-
sklep-,stacjonar-,salon-,oddział,na miejscu
opini-,recenz-,ocen-,gwiazd-,komentarz-
potwierdz-,nie dostałam maila,nie dostałem maila,brak maila,skrzynk-
firm-,przedsiębior-,hurt-,b2b,działaln-
oszu-,oszust-,fałsz-,phishing,bezpiecz-,wiarygod-,podejrz-,haker-,włama-
aplikac-,apka,apk-,stron-,błąd,przegląd-,technicz-,ładuj-,zawies-
zmien-,zmian-,aktualiz-,now-,popraw-
mail-,email,e-mail,poczt-
pieniądz-,pieniędz-,kas-,kwot-
pobranie,pobraniem,gotówk-,przy odbiorze,za pobraniem`;
