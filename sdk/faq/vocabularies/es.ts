export const groups = `pedid-,orden,compr-,carrito,encarg-
paquet-,envío,bulto,mercancía,mis cosas
seguim-,rastre-,tracking,dónde está,en qué estado,estado,localiz-,por dónde va,número de seguimiento,en camino
enví-,envi-,entreg-,lleg-,recib-,mensajer-,repart-,transportista,correos,mandar
plazo-,cuánto tarda,cuándo llega,cuántos días,tiempo de entrega,tard-,fecha de entrega,cuánto tiempo,cuándo
retras-,no ha llegado,no llega,no me llega,aún no,todavía no,perdid-,extravi-,esper-,no he recibido,demor-,nunca llegó,sigue sin
gastos de envío,coste de envío,envío gratis,portes,envío gratuito,costo de envío,cuesta el envío,tarifa de envío
urgent-,exprés,rápid-,mañana,24 horas,prisa,cuanto antes,ya mismo
extranjero,internacional-,país,países,fuera,canarias,mundo,europa
aduan-,arancel-,impuest-,iva,importación
recog-,punto de recogida,taquilla,recogida en tienda,click and collect,locker,pasar a buscar
vecin-,no estaba en casa,ausent-,nadie en casa,firma,portero,aviso,no estoy en casa,no estaré
direcci-,mudanza,mudad-,código postal,calle,domicilio
cancel-,anul-,ya no lo quiero,arrepent-,desist-,dar de baja
modific-,cambiar el pedido,añad-,agreg-,olvid-,corregir,editar
devol-,devuel-,regres-,retorn-,desistim-,no me gusta,mandar de vuelta,no me convence,no lo quiero
etiquet-,imprim-,impresora,etiqueta de devolución
reembols-,reintegr-,devolver el dinero,mi dinero,devolución del dinero,me devuelvan,abono,recuperar el dinero
cambi-,cambio,sustitu-,reemplaz-,otra talla,otro color,canje-
rot-,roto,defect-,dañad-,averiad-,no funciona,rasgad-,rayad-,golpead-,estrop-,daño,avería,mal estado
garant-,repar-,servicio técnico,arregl-
equivocad-,erróne-,producto incorrecto,incorrect-,no es lo que pedí,otro producto,otra cosa
falt-,incomplet-,parte,resto,varios paquetes,dos paquetes,separad-,parcial,solo uno
reclam-,quej-,insatisf-,enfadad-,vergüenza,indignad-
pag-,tarjeta,paypal,bizum,transferencia,visa,mastercard,formas de pago,apple pay,métodos de pago
plaz-,cuotas,klarna,financ-,mensual-,a plazos,pagar después,fraccion-
rechaz-,pago fallido,no acepta,no pasa,tarjeta rechazada,deneg-,error en el pago,fallo en el pago,no me deja pagar
dos veces,cobr-,doble cargo,cargo,duplicad-,cargad-
factur-,recibo,ticket,justificante,cif,comprobante
código de descuento,descuent-,cupón,cupon-,promo-,vale,oferta,rebaj-,código,código promocional
tarjeta regalo,cheque regalo,vale regalo,saldo
regal-,envolv-,envoltorio,cumpleaños,sorpresa,papel de regalo,dedicatoria
más barato,mejor precio,igual-,bajado de precio,ajuste
preci-,cuest-,cost-,cuánto,caro,tarifa
puntos,fidel-,premi-,recompens-,ventaj-,club
amig-,invit-,recomend-,referid-
estudiant-,joven,universit-
cuenta,perfil,registr-,darme de alta,crear,usuario
invitado,sin registr-,sin cuenta,sin registrarme,sin registro
acced-,acceso,iniciar sesión,entrar,login,loguear-,bloquead-,sesión
contraseñ-,olvid-,restablec-,clave,pin,recuper-
elimin-,borr-,privacidad,rgpd,mis datos,datos personales,cerrar cuenta,supr-
newsletter,boletín,baja,publicidad,spam,correos publicitarios,desuscri-,suscrib-
suscrip-,recurrent-,renov-,pausar,mensual
tall-,medid-,talla,queda pequeño,queda grande,guía de tallas,numero,apretad-,ajustad-
stock,disponib-,agotad-,existencias,repon-,reposi-,queda,quedan,volver a tener
avis-,notific-,alert-
preventa,reserv-,lanzamiento,preorden,próximamente
lav-,lavadora,limpi-,planch-,encog-,cuidad-
material-,tejido,compos-,ingredient-,alerg-,algodón,cuero,contien-
mont-,ensambl-,instrucc-,manual,instal-,armar
sostenib-,medio ambiente,recicl-,co2,ecológ-,plástico,desech-
contact-,teléfono,llam-,habl-,agente,persona,atención al cliente,soporte,número,humano,alguien,operador
horari-,abiert-,abr-,cerrad-,domingo,hora,festiv-
tienda-,local,sucursal,tienda física,showroom
reseñ-,opini-,valor-,estrellas,comentario,calific-
confirm-,ningún correo,no recibí correo,bandeja,correo no deseado
empres-,autónomo,mayor,mayorista,b2b,cantidad
estaf-,fraud-,falso,phishing,segur-,fiable,sospech-,timo,hacke-
app,aplicación,web,página,sitio,navegador,error,técnic-,carga,cuelga
cambi-,actualiz-,modific-,nuev-,correg-
email,correo,mail,e-mail
dinero,importe,pasta,plata
contrareembolso,efectivo,contra reembolso,al recibir`;
