export const groups = `order-,purchas-,bought,buy,checkout,basket,cart
parcel,package,packet,shipment,delivery,deliver-,consignment,my stuff,my things,my goods
track-,where is my,status,follow,trace,on its way,en route,happening with,progress,arrived yet
deliver-,ship-,arriv-,receiv-,dispatch-,send,sent,courier,carrier,postman,come,show up,turn up,get here
when will,how long,how soon,eta,estimate-,lead time,transit,how many days,take so long
late,delay-,overdue,still waiting,not arrived,hasnt arrived,never arrived,not come,hasnt come,not received,havent received,never came,never got,still nothing,stuck,lost,missing parcel,disappear-
postage,shipping cost,shipping fee,delivery fee,delivery charge,shipping price,free shipping,free delivery,cost to ship,cost to send,shipping rate
express,next day,urgent-,fast-,quick-,same day,rush,priority,asap,hurry
abroad,international-,overseas,foreign,country,countries,worldwide,export,outside
customs,duty,duties,import,vat,tax,taxes
pickup,pick up,collect,click and collect,locker,pick-up point,collection point,parcel shop
neighbour,neighbor,not home,nobody home,not in,away,missed delivery,signature,sign for,doorstep,left outside,somebody else
address,move house,moved,relocat-,wrong street,postcode,zip,house number,redirect
cancel-,call off,abort,stop my order,undo,dont want it,no longer want,revoke,withdraw-
change my order,edit,modify,amend,alter,add an item,change an order,forgot to add
return-,send back,sent back,sending back,bring back,give back,dont like it,changed my mind,unwanted,withdrawal
return label,label,printer,print
refund-,money back,reimburs-,get my cash,paid back,pay back,give me my money,credited,chargeback
exchang-,swap-,replac-,different size,another size,other size,different colour,different color
broken,damag-,defect-,faulty,crack-,smashed,torn,dent-,scratch-,shattered,ripped,doesnt work,not working,stopped working,malfunction,fell apart,came apart
warrant-,guarante-,repair-,fix,mend,broke after,service centre
wrong item,wrong product,incorrect,not what i ordered,someone elses,different item,mixed up
incomplete,missing,part of my order,left out,only one,not everything,rest of,split,several parcels,separate,two parcels
complain-,complaint,claim,unhappy,dissatisf-,angry,terrible,awful,rubbish
pay,paying,payment,visa,mastercard,paypal,apple pay,google pay,credit card,debit card,amex,bank transfer
instal-,klarna,pay later,monthly,instalments,financing,in parts,buy now
payment fail-,declin-,reject-,refus-,not go through,didnt go through,wont go through,card error,payment error,payment problem
charged twice,double charge,paid twice,overcharg-,wrong amount,unknown charge,twice
invoic-,bill,receipt,tax receipt,vat invoice,proof of purchase,company details
voucher,coupon,promo-,discount-,code,offer,deal,rebate,sale,reduc-,cheaper,money off,percent off
gift card,gift voucher,gift certificate,gift code
gift,present,wrap-,birthday,surprise,greeting,card message
price match,cheaper elsewhere,price drop,price adjustment,lower price,price guarantee
price,cost,costs,how much,expens-,fee,fees,charge
points,loyal-,reward-,bonus,membership,club
student,teacher,senior
account,profile,sign up,register,registration,create an account,join,my details,membership
guest,without account,without registering,without an account
login,log in,logging in,sign in,signing in,locked out,access,cant get in,blocked
password,passcode,pin,reset,forgot
delete,remov-,erase,close my account,deactivat-,gdpr,my data,personal data,privacy,unregister
newsletter,unsubscrib-,mailing,spam,marketing,stop sending,emails from you,advertising
subscri-,recurring,auto renew,regular delivery,pause,every month
size-,sizing,fit,fits,measure-,too small,too big,too large,too tight,run small,what size
stock,avail-,sold out,out of stock,back in stock,restock-,inventory,left,run out,come back,unavailable
notif-,alert,remind,let me know
preorder,pre order,release,coming soon,backorder
material-,fabric,made of,ingredient-,allerg-,contain-,cotton,leather,composition
assembl-,install-,instructions,manual,set up,setup,put together,put it together
sustainab-,eco,environment,recycl-,packaging,co2,climate,dispose
contact,phone,call,speak,talk,human,agent,representative,customer service,support,real person,someone,hotline,help desk,reach you,get hold,ring you
opening hours,open,hours,what time,closed,weekend,sunday,holiday
store,shop,showroom,branch,location,in person,nearest,physical,outlet
review-,rating,feedback,opinion,comment,rate
confirmation,confirm-,email didnt,no email,no mail,inbox,havent got an email,junk
business,company,b2b,wholesale,bulk,trade,reseller
scam,fraud,fake,phishing,trust,secure,safe,hack-,stolen,suspicious
app,website,site,page,browser,crash-,bug,error,technical,loading
update,change,switch,modif-,edit,correct,new
email,mail,e-mail address
money,cash,funds,balance
cash on delivery,pay on arrival,pay at the door`;
