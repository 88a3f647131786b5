export const de = `bestell-,auftrag,kauf-,einkauf,geordert,warenkorb,order,shopping
paket,päckchen,sendung-,lieferung,ware,meine sachen,zeug
verfolg-,sendungsverfolgung,tracking,track,wo ist,wo bleibt,wo steckt,status,stand,unterwegs,wie weit,sendungsnummer,was ist mit
liefer-,versand-,versend-,verschick-,zustell-,ankomm-,ankunft,schick-,kommt an,eintreff-,bote,dhl,hermes,dpd,spedition,geliefert,zugestellt,gesendet
lieferzeit,wie lange,wann kommt,wann ist,lieferdauer,liefertermin,dauert,dauer,wie viele tage,wann wird
verspät-,verzöger-,zu spät,immer noch nicht,noch nicht da,noch nichts,nicht angekommen,nicht erhalten,nie angekommen,warte,warten,hängt,verloren,verschwunden,nichts bekommen,überfällig
versandkost-,lieferkost-,porto,versandgebühr,versandkostenfrei,gratis versand,kostenloser versand,kostet der versand,kostet die lieferung
express,schnell-,eilig,morgen,dringend,sofort,über nacht,eilt,blitz
ausland,international,schweiz,österreich,länder,land,weltweit,eu
zoll-,einfuhr,mehrwertsteuer,mwst,steuer
abhol-,packstation,paketshop,selbst holen,filiale abholen,click and collect,abgeholt
nachbar-,nicht zu hause,nicht zuhause,niemand da,verpasst,unterschrift,ablageort,abstell-,vor der tür,nicht daheim,urlaub
adress-,anschrift,umgezogen,umzug,hausnummer,postleitzahl,straße,umleiten,wohnort
stornier-,storno,abbrech-,rückgängig,abbestell-,doch nicht,will nicht mehr,zurückzieh-,annullier-
bestellung ändern,nachträglich,ändern,hinzufügen,ergänz-,bearbeit-,korrigier-,anpass-
rücksend-,retour-,rückgabe,zurückgeb-,zurückschick-,zurücksend-,widerruf-,umtausch,zurückgegeben,gefällt nicht,gefällt mir nicht,zurück schicken,zurück geben,passt nicht
retourenschein,rücksendeetikett,label,etikett,aufkleber,drucker,druck-
erstatt-,rückerstatt-,geld zurück,rückzahl-,gutschrift,zurückgezahlt,kohle,zurückbekomm-,zurückgebucht,mein geld
umtausch-,austausch-,tausch-,ersatz-,andere größe,andere farbe,ersetz-,eintausch-,ausgetauscht,umgetauscht
kaputt-,defekt-,beschädig-,schaden,zerbroch-,gebroch-,riss,kratz-,delle,geht nicht,funktionier-,fehlerhaft,zerriss-,mangel-,hinüber,im eimer,schrott
garantie-,gewährleistung-,reparatur-,reparier-,reklam-,kundendienst
falsch-,verwechs-,anderer artikel,nicht bestellt,nicht das was,anderes bekommen
fehl-,unvollständig,teillieferung,teil,nur ein,rest,mehrere pakete,getrennt,aufgeteilt,zwei pakete
beschwer-,unzufrieden,reklam-,ärger-,sauer,frechheit,unverschämt
zahl-,bezahl-,zahlung-,paypal,kreditkarte,lastschrift,sofortüberweisung,überweis-,vorkasse,apple pay,visa,mastercard,zahlungsart
rate-,ratenzahlung,klarna,später zahlen,auf rechnung,finanzier-,monatlich,stückeln,ratenkauf
zahlung fehlgeschlagen,abgelehnt,fehlgeschlag-,klappt nicht,akzeptiert nicht,zahlung geht nicht,nicht angenommen,verweigert
doppelt-,zweimal,abgebucht,abbuch-,zu viel,belast-
rechnung-,quittung,beleg,kassenbon,bon,kaufbeleg,faktura
gutschein-,rabatt-,code,coupon,aktion-,prozent,voucher,angebot,sparen,nachlass,reduzier-,einlös-,günstiger,billiger
geschenkkarte-,geschenkgutschein,gutscheinkarte,guthaben
geschenk-,verpack-,einpack-,geburtstag,grußkarte,überrasch-,schenken
preisgarantie,billiger gesehen,woanders billiger,preis anpassen,bestpreis,günstiger gesehen,preisanpassung
preis-,kost-,teuer,gebühr-,wie viel
punkte,treue-,bonus-,prämie-,kundenkarte,vorteil-
freund-,empfehl-,werben,einladen
student-,schüler,azubi,studi
konto-,kundenkonto,account,registrier-,profil,benutzer-,anlegen
gast,ohne konto,ohne registrierung,ohne anmeldung,gastbestellung
einlogg-,anmeld-,login,log in,zugang-,komme nicht rein,ausgesperrt,gesperrt,eingeloggt
passwort-,kennwort-,vergess-,zurücksetz-,pin
lösch-,dsgvo,datenschutz-,meine daten,personenbezogen-,konto schließen,entfern-,gelöscht
newsletter-,abmeld-,werbung,werbemail,spam,austrag-,rundmail
abo-,abonn-,kündig-,regelmäßig,verlänger-,pausier-
größe-,passt,passform,zu klein,zu groß,zu eng,zu weit,maß,maße,größentabelle,fällt aus,sitzt
verfügbar-,lager-,vorrätig,ausverkauft,bestand,auf lager,wieder da,nachschub,lieferbar,nicht mehr da,wieder rein
benachrichtig-,bescheid,erinner-,informier-
vorbestell-,erscheint,release,bald,erscheinung-
wasch-,pfleg-,reinig-,bügel-,einlauf-,schleuder-,sauber
material-,stoff,zutat-,inhaltsstoff-,allergi-,baumwolle,leder,woraus,besteht
aufbau-,montage-,montier-,anleitung-,install-,zusammenbau-,einricht-,aufbauen
nachhaltig-,umwelt-,recycl-,co2,klima,öko,entsorg-,plastik
kontakt-,telefon-,anruf-,erreich-,mensch,mitarbeiter,kundenservice,service,hotline,sprechen,support,berater,jemand,reden,chat
öffnungszeit-,geöffnet,offen,uhrzeit,sonntag,feiertag,samstag,erreichbar
laden,geschäft,filiale-,vor ort,standort,markt,shop,store
bewert-,rezension,feedback,meinung,sterne
bestätig-,keine mail,keine e-mail,postfach,spamordner,bestellbestätigung
firma-,gewerb-,unternehm-,geschäftskunde-,großhandel,b2b,großbestellung,ustid,mengenrabatt
job-,karriere,stelle,bewerb-
betrug-,betrüg-,fake,phishing,seriös,sicher-,verdächtig,gehackt,abzocke
original,echt,echtheit,fälsch-
app,webseite,seite,absturz,browser,fehlermeldung,lädt,technisch-,hängt
änder-,wechsel-,aktualisier-,neu,umstell-,korrigier-
email,mail,e-mail-adresse
geld,betrag,kohle,euro
nachnahme,bar,bar zahlen,an der tür`;
