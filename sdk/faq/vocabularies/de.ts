export const groups = `bestell-,auftrag,kauf-,einkauf,geordert,warenkorb,order,shopping
paket,päckchen,sendung-,lieferung,ware,meine sachen,zeug
verfolg-,sendungsverfolgung,tracking,track,wo ist,wo bleibt,wo steckt,status,stand,unterwegs,wie weit,sendungsnummer,was ist mit
liefer-,versand-,versend-,verschick-,zustell-,ankomm-,ankunft,schick-,kommt an,bote,dhl,spedition,geliefert,zugestellt,gesendet
lieferzeit,wie lange,wann kommt,wann ist,liefertermin,dauert,dauer,wann wird
verspät-,verzöger-,zu spät,immer noch nicht,noch nicht da,noch nichts,nicht angekommen,nicht erhalten,nie angekommen,warte,warten,hängt,verloren,verschwunden,nichts bekommen,überfällig
versandkost-,lieferkost-,porto,versandkostenfrei,kostet der versand
express,schnell-,eilig,morgen,dringend,sofort,eilt
ausland,international,schweiz,österreich,länder,land,weltweit,eu
zoll-,einfuhr,mehrwertsteuer,mwst,steuer
abhol-,packstation,paketshop,selbst holen,filiale abholen,click and collect,abgeholt
nachbar-,nicht zu hause,nicht zuhause,niemand da,verpasst,unterschrift,ablageort,abstell-,vor der tür,nicht daheim,urlaub
adress-,anschrift,umgezogen,umzug,hausnummer,postleitzahl,straße,umleiten,wohnort
stornier-,storno,abbrech-,rückgängig,abbestell-,doch nicht,will nicht mehr,zurückzieh-
bestellung ändern,nachträglich,ändern,hinzufügen,ergänz-,bearbeit-,korrigier-,anpass-
rücksend-,retour-,rückgabe,zurückgeb-,zurückschick-,zurücksend-,widerruf-,umtausch,zurückgegeben,gefällt nicht,gefällt mir nicht,zurück schicken,zurück geben,passt nicht
retouren-,rücksendeetikett,label,etikett,aufkleber,drucker,druck-
erstatt-,rückerstatt-,geld zurück,rückzahl-,gutschrift,zurückgezahlt,kohle,zurückbekomm-,mein geld
umtausch-,austausch-,tausch-,ersatz-,andere größe,andere farbe,ersetz-,eintausch-,ausgetauscht,umgetauscht
kaputt-,defekt-,beschädig-,schaden,zerbroch-,gebroch-,riss,kratz-,delle,geht nicht,funktionier-,fehlerhaft,zerriss-,mangel-,schrott
garantie-,gewährleistung-,reparatur-,reparier-,reklam-,kundendienst
falsch-,verwechs-,anderer artikel,nicht bestellt,nicht das was,anderes bekommen
fehl-,unvollständig,teillieferung,teil,nur ein,rest,mehrere pakete,getrennt,aufgeteilt,zwei pakete
beschwer-,unzufrieden,reklam-,ärger-,sauer
zahl-,bezahl-,zahlung-,paypal,kreditkarte,lastschrift,überweis-,vorkasse,apple pay,visa,mastercard,zahlungsart
rate-,ratenzahlung,klarna,später zahlen,auf rechnung,finanzier-,monatlich,ratenkauf
zahlung fehlgeschlagen,abgelehnt,fehlgeschlag-,klappt nicht,akzeptiert nicht,zahlung geht nicht,nicht angenommen,verweigert
doppelt-,zweimal,abgebucht,abbuch-,zu viel,belast-
rechnung-,quittung,beleg,kassenbon,bon
gutschein-,rabatt-,code,coupon,aktion-,prozent,voucher,angebot,nachlass,reduzier-,einlös-,billiger
geschenkkarte-,geschenkgutschein,guthaben
geschenk-,verpack-,einpack-,geburtstag,grußkarte,überrasch-,schenken
preisgarantie,billiger gesehen,woanders billiger,preis anpassen,bestpreis
preis-,kost-,teuer,gebühr-,wie viel
punkte,treue-,bonus-,kundenkarte,vorteil-
konto-,kundenkonto,account,registrier-,profil,anlegen
gast,ohne konto,ohne registrierung,ohne anmeldung,gastbestellung
einlogg-,anmeld-,login,log in,zugang-,komme nicht rein,ausgesperrt,gesperrt,eingeloggt
passwort-,kennwort-,vergess-,zurücksetz-,pin
lösch-,dsgvo,datenschutz-,meine daten,personenbezogen-,konto schließen,entfern-,gelöscht
newsletter-,abmeld-,werbung,werbemail,spam,austrag-
abo-,abonn-,kündig-,regelmäßig,verlänger-,pausier-
größe-,passt,passform,zu klein,zu groß,zu eng,zu weit,maß,maße,größentabelle,fällt aus,sitzt
verfügbar-,lager-,vorrätig,ausverkauft,bestand,auf lager,wieder da,lieferbar,nicht mehr da,wieder rein
benachrichtig-,bescheid,erinner-,informier-
vorbestell-,erscheint,release,bald,erscheinung-
aufbau-,montage-,montier-,anleitung-,install-,zusammenbau-,einricht-,aufbauen
kontakt-,telefon-,anruf-,erreich-,mensch,mitarbeiter,kundenservice,service,hotline,sprechen,support,berater,jemand,reden,chat
öffnungszeit-,geöffnet,offen,uhrzeit,sonntag,feiertag,samstag,erreichbar
laden,geschäft,filiale-,vor ort,standort,markt,shop,store
bewert-,feedback,meinung,sterne
bestätig-,keine mail,keine e-mail,postfach,bestellbestätigung
betrug-,betrüg-,fake,phishing,seriös,sicher-,verdächtig,gehackt,abzocke
app,webseite,seite,absturz,browser,fehlermeldung,technisch-,hängt
änder-,wechsel-,aktualisier-,neu,umstell-,korrigier-
email,mail,e-mail-adresse
nachnahme,bar,bar zahlen,an der tür`;
