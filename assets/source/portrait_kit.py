# ruff: noqa
# fmt: off
"""Portrait kit for Knot of War. Standard library only. CC0-1.0.

Run it to write every head as SVG into a folder:  python portrait_kit.py out
A head is a list of flat shapes in three inks: ink, paper and tone. In the local
frame the head looks towards x<0 and the light comes from there; Head(True) mirrors
it. To add a person: copy a function, change the numbers in the dict, then draw hair.
Keys: w, len, jaw, chin, cheek, skull, peak, dome (skull); eye, lid, bag, brow,
browA, browY (eyes); nose, noseL, bulb, hook; mouth, smile, lip, fold; age; ear; neck."""
import math
INK,PAPER,TONE='#1b1e24','#f1e7d0','#a9b4b4'
W,H=160,200
def cr(pts,closed=True,t=0.5):
    n=len(pts); 
    def g(i): return pts[i%n] if closed else pts[max(0,min(n-1,i))]
    s=f'M{pts[0][0]:.1f} {pts[0][1]:.1f}'
    for i in range(n if closed else n-1):
        p0,p1,p2,p3=g(i-1),g(i),g(i+1),g(i+2)
        k=t/3*2*.5
        c1=(p1[0]+(p2[0]-p0[0])*k*1.0,p1[1]+(p2[1]-p0[1])*k*1.0); c2=(p2[0]-(p3[0]-p1[0])*k,p2[1]-(p3[1]-p1[1])*k)
        s+=f'C{c1[0]:.1f} {c1[1]:.1f} {c2[0]:.1f} {c2[1]:.1f} {p2[0]:.1f} {p2[1]:.1f}'
    return s+('Z' if closed else '')
class Head:
    def __init__(s,mirror=False): s.o=[]; s.m=mirror
    def T(s,pts): return [((80+x) if not s.m else (80-x),y) for x,y in pts]
    def blob(s,pts,fill,stroke=None,sw=0): s.o.append((cr(s.T(pts)),fill,stroke,sw))
    def poly(s,pts,fill,stroke=None,sw=0): s.o.append(('M'+'L'.join(f'{x:.1f} {y:.1f}' for x,y in s.T(pts))+'Z',fill,stroke,sw))
    def curve(s,pts,w=2.4,c=INK): s.o.append((cr(s.T(pts),False),None,c,w))
    def taper(s,pts,w,c=INK,w0=.1,w1=.1):
        """stroke that swells in the middle: the mark of a gouge"""
        n=len(pts); L=[];R=[]
        # densify
        d=[]
        for i in range(n-1):
            p0,p1,p2,p3=pts[max(0,i-1)],pts[i],pts[i+1],pts[min(n-1,i+2)]
            for j in range(6):
                t=j/6; t2=t*t;t3=t2*t
                d.append(tuple(.5*((2*p1[k])+(-p0[k]+p2[k])*t+(2*p0[k]-5*p1[k]+4*p2[k]-p3[k])*t2+(-p0[k]+3*p1[k]-3*p2[k]+p3[k])*t3) for k in(0,1)))
        d.append(pts[-1]); m=len(d)
        for i,(x,y) in enumerate(d):
            a=d[max(0,i-1)];b=d[min(m-1,i+1)];tx,ty=b[0]-a[0],b[1]-a[1];q=math.hypot(tx,ty) or 1
            u=i/(m-1); ww=w/2*(w0+(1-w0)*math.sin(math.pi*min(1,u*1.0))**.8 if u<.5 else w1+(1-w1)*math.sin(math.pi*u)**.8)
            L.append((x-ty/q*ww,y+tx/q*ww));R.append((x+ty/q*ww,y-tx/q*ww))
        s.o.append(('M'+'L'.join(f'{x:.1f} {y:.1f}' for x,y in s.T(L+R[::-1]))+'Z',c,None,0))
    def dot(s,x,y,r,c=INK):
        k=.5523*r; x=(80+x) if not s.m else 80-x
        s.o.append((f'M{x-r:.1f} {y:.1f}C{x-r:.1f} {y-k:.1f} {x-k:.1f} {y-r:.1f} {x:.1f} {y-r:.1f}C{x+k:.1f} {y-r:.1f} {x+r:.1f} {y-k:.1f} {x+r:.1f} {y:.1f}C{x+r:.1f} {y+k:.1f} {x+k:.1f} {y+r:.1f} {x:.1f} {y+r:.1f}C{x-k:.1f} {y+r:.1f} {x-r:.1f} {y+k:.1f} {x-r:.1f} {y:.1f}Z',c,None,0))
    def ell(s,x,y,rx,ry,fill=None,stroke=INK,sw=2,rot=0):
        pts=[]
        for i in range(12):
            a=i*math.pi/6; px,py=rx*math.cos(a),ry*math.sin(a); pts.append((x+px*math.cos(rot)-py*math.sin(rot),y+px*math.sin(rot)+py*math.cos(rot)))
        s.o.append((cr(s.T(pts),True,.5),fill,stroke,sw))
    def svg(s,ink=INK,paper=PAPER,tone=TONE,title='',bg=True,inner=False):
        o=''
        for d,f,st,sw in s.o:
            o+=f'<path d="{d}" fill="{f or "none"}"'+(f' stroke="{st}" stroke-width="{sw}" stroke-linecap="round" stroke-linejoin="round"' if st else '')+'/>'
        o=o.replace(INK,'@I').replace(PAPER,'@P').replace(TONE,'@T').replace('@I',ink).replace('@P',paper).replace('@T',tone)
        if inner: return o
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W} {H}" width="{W}" height="{H}"><title>{title}</title>{o}</svg>'

DEF=dict(w=1.0,len=1.0,jaw=0,chin=0,cheek=0,ear=1.0,eye=1.0,eyeY=0,lid=0,bag=1,brow=4.2,browY=0,browA=0,browIn=0,nose=1.0,noseL=0,bulb=0,hook=0,
         mouth=1.0,mouthY=0,smile=0,lip=1.0,fold=1,neck=1.0,age=0,skull=0)
def base(h,p,bgc=TONE,gouge=True):
    q={**DEF,**p}; h.q=q
    w,L=q['w'],q['len']
    def Y(y): return 100+(y-100)*L
    h.Y=Y
    # background with radiating gouge marks
    h.poly([(-80,0),(80,0),(80,200),(-80,200)],bgc)
    if gouge:
        import random
        r=random.Random(q.get('seed',3))
        for i in range(46):
            a=-math.pi*.97+i*(math.pi*.94)/45+r.uniform(-.02,.02)
            r0=74+r.uniform(0,12); r1=r0+r.uniform(10,30)
            x0,y0=math.cos(a)*r0,104+math.sin(a)*r0*1.12; x1,y1=math.cos(a)*r1,104+math.sin(a)*r1*1.12
            if abs(x1)>78 or y1<2: 
                k=min((78-abs(x0))/max(.1,abs(x1-x0)) if abs(x1)>78 else 1,(y0-2)/max(.1,y0-y1) if y1<2 else 1)
                if k<.55: continue
                x1,y1=x0+(x1-x0)*k,y0+(y1-y0)*k
            h.taper([(x0,y0),((x0+x1)/2,(y0+y1)/2),(x1,y1)],2.1,PAPER)
    return q
def suit(h,tie=INK,shirt=PAPER,coat=INK,lapel=True,pin=None,tiebig=1.0,slope=0):
    s=slope
    h.poly([(-80,200),(-80,186),(-62,172+s),(-30,160),(-16,152),(22,152),(36,160),(64,170+s),(80,182),(80,200)],coat)
    # shirt V
    h.poly([(-20,158),(2,182),(24,156),(14,200),(-12,200)],shirt)
    h.poly([(-20,156),(-24,166),(-8,182),(1,174)],shirt,INK,1.6)
    h.poly([(26,154),(30,166),(12,183),(1,174)],shirt,INK,1.6)
    k=tiebig
    h.poly([(-5*k+1,174),(6*k+1,174),(8*k,183),(1,186),(-6*k,183)],tie,INK,1.2)
    h.poly([(-4*k+1,185),(6*k,185),(9*k,200),(-7*k,200)],tie,INK,1.2)
    if lapel:
        h.curve([(-32,162),(-26,180),(-14,200)],1.8,PAPER)
        h.curve([(38,162),(32,180),(20,200)],1.8,PAPER)
        h.curve([(-40,176),(-27,179)],1.6,PAPER); h.curve([(46,176),(33,179)],1.6,PAPER)
def uniform(h,stars=0,boards=True,tone=TONE,medals=0,coat=INK):
    h.poly([(-80,200),(-80,184),(-66,170),(-32,160),(-16,152),(22,152),(38,160),(68,168),(80,180),(80,200)],coat)
    h.poly([(-22,156),(-26,170),(-2,186),(2,178)],coat,PAPER,1.8)
    h.poly([(28,154),(33,169),(8,186),(2,178)],coat,PAPER,1.8)
    if boards:
        h.poly([(-76,182),(-40,164),(-36,170),(-72,190)],tone,PAPER,1.4)
        h.poly([(78,178),(46,162),(42,168),(74,187)],tone,PAPER,1.4)
    for i in range(medals):
        x=34+(i%4)*9; y=184+(i//4)*6
        h.poly([(x,y),(x+8,y),(x+8,y+4.5),(x,y+4.5)],(PAPER,TONE)[i%2])
def star(h,x,y,r,c=PAPER):
    pts=[]
    for i in range(10):
        a=-math.pi/2+i*math.pi/5; rr=r if i%2==0 else r*.42
        pts.append((x+rr*math.cos(a),y+rr*math.sin(a)))
    h.poly(pts,c)
def neck(h):
    q=h.q;k=q['neck']
    h.poly([(-18*k,136),(-20*k,160),(0,178),(26*k,158),(26*k,130)],PAPER)
    h.blob([(-14*k,150),(4,160),(20,152),(27*k,132),(28*k,160),(8,174),(-8,164)],INK)
def face_pts(h):
    q=h.q;w=q['w'];Y=h.Y;j=q['jaw'];c=q['chin'];ck=q['cheek'];sk=q['skull']
    pk=q.get('peak',0)
    return [(0*w,Y(46)-sk-pk),(-24*w,Y(52)-sk-pk*.25),(-33*w,Y(68)-sk*.4),(-35*w,Y(84)),(-33*w,Y(94)),(-35*w-ck,Y(106)),(-32*w-ck-j*.5,Y(122)),(-27*w-j*.6-c*.4,Y(138)),(-19*w-c,Y(152)),(-5*w,Y(160)),
            (12*w+c*.7,Y(157)),(28*w+j,Y(146)),(37*w+j*.8+ck*.4,Y(130)),(41*w+ck*.5,Y(108)),(41*w,Y(86)),((37+q.get('dome',0)*.7)*w,Y(66)-sk*.4),((22+q.get('dome',0))*w,Y(50)-sk-pk*.45)]
def face(h,shadow=TONE,edge=True):
    q=h.q;w=q['w'];Y=h.Y
    # ear (near side)
    e=q['ear']
    h.blob([(39*w,Y(88)),(46*w+3*e,Y(86)),(49*w+3*e,Y(96)),(46*w+1*e,Y(110)),(40*w,Y(114))],PAPER,INK,2.2)
    h.curve([(43*w,Y(93)),(46*w+1.5*e,Y(93)),(45*w+e,Y(101)),(43*w,Y(106))],1.8)
    f=face_pts(h); h.blob(f,PAPER,INK,2.6)
    j=q['jaw'];c=q['chin'];ck=q['cheek']
    # shadow side: one cut shape from temple to chin
    s=[(22*w,Y(58)),(30*w,Y(70)),(24*w,Y(84)),(27*w,Y(95)),(19*w+ck*.3,Y(108)),(23*w+ck*.4,Y(120)),(14*w,Y(134)),(15*w,Y(144)),(4*w,Y(156)),(12*w+c*.7,Y(156)),(27*w+j,Y(145)),(36*w+j*.8+ck*.4,Y(130)),(40*w+ck*.5,Y(108)),(40*w,Y(86)),(36*w,Y(66)),(30*w,Y(58))]
    h.blob(s,shadow)
    # saw-tooth gouges along the shadow edge
    for (x,y,l) in ((29,64,8),(26,74,9),(23,86,8),(20,104,10),(21,112,10),(20,120,9),(15,130,8),(13,138,8),(9,150,7)):
        h.taper([(x*w+6,Y(y)+1),(x*w,Y(y)),(x*w-l*.7,Y(y)-1.5)],2.2,shadow,.4,.05)
def features(h,look=-1.2):
    q=h.q;w=q['w'];Y=h.Y;ey=Y(94)+q['eyeY'];E=q['eye']
    fx,nx=-22*w,10*w            # far and near eye
    # sockets
    h.blob([(fx-9,ey-5),(fx,ey-8),(fx+10,ey-5),(fx+12,ey+3),(fx+2,ey-1),(fx-8,ey+1)],TONE)
    h.blob([(nx-12,ey-5),(nx,ey-9),(nx+13,ey-5),(nx+12,ey+1),(nx+2,ey-2),(nx-10,ey+3)],TONE)
    for x,ww,hh in ((fx,7.4*E,4.8),(nx,9.2*E,5.0)):
        hh=hh*(1-.35*q['lid'])
        h.blob([(x-ww,ey+1),(x-ww*.3,ey-hh),(x+ww*.5,ey-hh*.8),(x+ww,ey+1),(x+ww*.3,ey+hh*.75),(x-ww*.5,ey+hh*.7)],PAPER)
        h.dot(x+look,ey-.3,3.4); h.dot(x+look-1,ey-1.6,.9,PAPER)
        h.taper([(x-ww-1.2,ey+1.4),(x-ww*.45,ey-hh-.4+q['lid']),(x+ww*.45,ey-hh-.2+q['lid']),(x+ww+1.6,ey+1.6)],3.4,INK,.35,.3)
        h.taper([(x-ww*.7,ey+hh*.9),(x,ey+hh*1.15),(x+ww*.8,ey+hh*.7)],1.5)
        if q['bag']: h.taper([(x-ww*.7,ey+hh+4),(x+ww*.1,ey+hh+5.8),(x+ww*.9,ey+hh+3)],1.3+.6*q['bag'])
    b=q['brow'];by=ey-11+q['browY'];A=q['browA'];I=q['browIn']
    h.taper([(fx-10,by+3-A*.2),(fx-4,by-1.5-A*.4),(fx+4,by-1+A*.2),(fx+10+I,by+2+A)],b,INK,.25,.55)
    h.taper([(nx-11-I,by+2+A),(nx-3,by-2+A*.2),(nx+6,by-2.5-A*.4),(nx+15,by+3-A*.2)],b*1.08,INK,.55,.2)
    # nose
    N=q['nose'];ny=Y(121)+q['noseL'];tx=-13*w-q['bulb']*.4
    hk=q['hook']
    h.taper([(-4*w,by+4),(-5.5*w-hk,ey+6),(-7*w-hk*1.4,ey+14),(tx+7*N,ny-6)],2.6,INK,.3,.2)     # bridge shade line (near side)
    h.blob([(-3*w,ey-4),(0,ey+8),(1*w+q['bulb'],ny-8),(3*w+2*N+q['bulb'],ny-1),(-2*w,ny+1),(-5*w,ny-10),(-6*w-hk,ey+8)],TONE)
    u=q['bulb']
    h.taper([(tx-4.5*N-u*.4,ny-8.5),(tx-7.2*N-u,ny-4),(tx-6*N-u*.6,ny-.2),(tx-3*N,ny+.6)],2.4,INK,.2,.5)
    h.taper([(tx-4*N-u*.4,ny+.2),(tx-.5*N,ny+2.6+u*.3),(tx+4*N,ny+2.4+u*.2),(tx+8*N,ny-.4)],2.7,INK,.4,.3)
    h.taper([(tx+7*N,ny+.2),(tx+11.5*N+u*.4,ny+.6),(tx+14*N+u,ny-3.4),(tx+12*N+u,ny-8.5)],2.7,INK,.4,.2)
    if hk>1: h.taper([(-9*w,ey-1),(-11.5*w-hk,ey+8),(tx-5*N,ny-10)],1.7,INK,.2,.2)
    # mouth
    M=q['mouth'];my=Y(136)+q['mouthY'];mx=-10*w;S=q['smile']
    h.taper([(mx-14*M,my+1-S),(mx-6*M,my+.3+S*.2),(mx,my+1+S*.3),(mx+8*M,my+S*.1),(mx+17*M,my+1-S)],3.0*(.7+.3*q['lip']),INK,.3,.3)
    h.taper([(mx-8*M,my+6.5),(mx+1,my+8.2),(mx+10*M,my+6)],3.2*q['lip'],INK if q['lip']<1.2 else TONE)
    h.taper([(mx-5,Y(150)+q['mouthY']*.4),(mx+3,Y(151.5)+q['mouthY']*.4),(mx+11,Y(149)+q['mouthY']*.4)],1.6,TONE)
    if q['fold']:
        h.taper([(tx+17*N+q['bulb'],ny-4),(mx+20*M,my-6),(mx+21*M,my+4)],1.6+.8*q['fold'])
        h.taper([(tx-9*N-q['bulb'],ny-1),(mx-16*M,my-6),(mx-16.5*M,my+3)],1.0+.6*q['fold'])
    for i in range(q['age']):
        y=Y(70)-i*7+q.get('wrY',0); h.taper([(-20*w,y+1),(-6*w,y-1.5),(14*w,y+1)],1.5)
def glasses(h,r=11,ry=None,sw=2.6,kind='full',c=INK,fx=None,lens=None):
    q=h.q;w=q['w'];Y=h.Y;ey=Y(95)+q['eyeY'];ry=ry or r*.86;fx=-22.5*w if fx is None else fx;nx=11*w
    h.ell(fx,ey,r*.82,ry,lens,c,sw); h.ell(nx,ey,r*1.05,ry,lens,c,sw)
    h.curve([(fx+r*.8,ey-2),((fx+nx)/2-1,ey-5),(nx-r,ey-2)],sw,c)
    h.curve([(nx+r,ey-3),(41*w,ey-5)],sw,c)
    if kind=='brow':
        h.taper([(fx-r*.9,ey-2),(fx-r*.5,ey-ry-1),(fx+r*.5,ey-ry-1),(fx+r*.9,ey-3)],6.2,c,.5,.5)
        h.taper([(nx-r*1.1,ey-3),(nx-r*.6,ey-ry-1),(nx+r*.6,ey-ry-1),(nx+r*1.2,ey-3)],6.6,c,.5,.5)


def kennedy():
    h=Head(True); base(h,dict(w=.97,jaw=2,chin=3,cheek=0,nose=.95,bag=1.3,lid=.7,brow=4.4,browA=1,mouth=.98,lip=1.0,smile=.6,seed=4,browY=1))
    suit(h,tie=TONE); neck(h); face(h); features(h)
    # big swept hair, parting on the lit side
    h.blob([(-36,90),(-38,72),(-31,54),(-24,46),(-18,54),(-26,62),(-30,74),(-32,88)],INK)
    h.blob([(-20,56),(-24,44),(-14,33),(4,27),(24,30),(38,42),(45,60),(46,84),(42,98),(38,92),(39,78),(34,68),(22,64),(6,64),(-8,66),(-24,62),(-26,56)],INK)
    for a in ([(-16,50),(2,40),(22,42),(36,56)],[(-18,56),(0,50),(18,52),(32,64)],[(-12,42),(6,34),(24,37),(38,50)],[(38,64),(42,76),(41,88)]):
        h.taper(a,2.0,PAPER)
    h.taper([(-21,54),(-15,44),(-8,38)],1.6,PAPER)
    return h
def rfk():
    h=Head(True); base(h,dict(w=.92,len=1.03,jaw=-1,chin=0,cheek=-1,nose=1.0,noseL=2,hook=1.2,bag=.8,lid=1.2,brow=4.2,browA=-1,mouth=.84,smile=.2,fold=.8,seed=9,ear=1.2))
    suit(h,tie=INK); neck(h); face(h); features(h)
    # tousled; the forelock falls away from the parting
    h.blob([(-32,90),(-35,72),(-31,56),(-24,48),(-21,56),(-26,66),(-29,80)],INK)
    h.blob([(-24,58),(-25,46),(-14,36),(4,30),(24,33),(39,46),(44,66),(43,96),(38,92),(37,78),(33,70),(27,78),(22,68),(14,80),(8,69),(-2,74),(-8,64),(-18,68),(-22,62)],INK)
    for a in ([(-18,52),(-4,44),(8,52),(13,70)],[(-14,44),(4,37),(20,46),(26,66)],[(6,34),(24,38),(35,54),(38,72)],[(-18,58),(-8,54),(0,62)]):
        h.taper(a,1.9,PAPER)
    return h
def mcnamara():
    h=Head(True); base(h,dict(w=.98,jaw=4,chin=4,cheek=-1,nose=1.0,bag=.6,lid=.5,brow=4,browA=1.5,mouth=1.05,smile=-.2,lip=.8,fold=1.2,seed=12,skull=2))
    suit(h,tie=INK); neck(h); face(h); features(h)
    # slicked back from a high parting
    h.blob([(-36,86),(-38,66),(-32,48),(-18,37),(2,32),(24,35),(38,47),(44,66),(44,96),(39,94),(38,76),(34,62),(20,54),(4,52),(-6,56),(-12,52),(-24,56),(-31,66),(-33,84)],INK)
    for k in range(6):
        x=-10+k*6.5; h.taper([(x-2,53+k*.3),(x+2,46+k*.3),(x+6+k*.5,39+k*1.5)],1.6,PAPER)
    for k in range(3):
        h.taper([(-18-k*5,54+k*3),(-20-k*4,46+k*4),(-16-k*5,42+k*4)],1.4,PAPER)
    glasses(h,11.5,9.2,1.8)
    return h
def rusk():
    h=Head(True); base(h,dict(w=1.05,len=1.0,jaw=5,chin=4,cheek=2,nose=1.05,bag=1.1,lid=.9,brow=3.6,browA=-.6,mouth=.95,smile=-.4,fold=1.1,bulb=.8,seed=15,age=2,wrY=-3,skull=1,peak=6,dome=1))
    suit(h,tie=TONE); neck(h); face(h); features(h)
    h.blob([(36,70),(42,66),(48,78),(48,94),(44,104),(42,92),(41,80)],INK)
    h.blob([(-36,90),(-40,82),(-40,72),(-37,66),(-35,76)],INK)
    h.taper([(-14,43),(6,40),(26,45)],1.4); h.taper([(-6,46),(10,43.5),(26,48)],1.2)
    h.taper([(36,72),(41,84),(42,96)],1.5,PAPER)
    return h
def bundy():
    h=Head(True); base(h,dict(w=.93,len=1.02,jaw=0,chin=0,cheek=1,nose=.95,bag=.5,lid=.2,brow=3,browY=-1,mouth=.92,smile=.8,fold=.7,seed=21,skull=5,age=1,wrY=-6))
    suit(h,tie=INK); neck(h); face(h); features(h)
    # thin sandy hair, receding, combed across
    h.blob([(-32,72),(-34,58),(-22,44),(2,36),(24,39),(38,52),(42,70),(42,94),(38,90),(36,74),(30,60),(14,51),(-4,50),(-20,55),(-29,64)],INK)
    for k in range(6):
        x=-18+k*6.2; h.taper([(x-4,53-k*.2),(x+4,46+k*.3),(x+13,43+k*1.9)],2.2,PAPER)
    glasses(h,12.5,11,3.6,c=TONE); glasses(h,12.5,11,1.3)
    return h
def thompson():
    h=Head(True); base(h,dict(w=.87,len=1.06,jaw=-3,chin=-2,cheek=-2,nose=1.05,noseL=3,bag=1.2,lid=.8,brow=3.4,browA=-2,mouth=.82,smile=.3,fold=1.2,seed=25,age=2,skull=1,ear=1.4))
    suit(h,tie=TONE); neck(h); face(h); features(h)
    # grey, side parted: paper hair with ink strands
    h.blob([(-32,82),(-36,64),(-28,44),(-6,34),(18,35),(36,48),(41,68),(41,94),(36,90),(35,74),(26,60),(8,56),(-12,58),(-26,64),(-30,78)],PAPER,INK,2.2)
    for a in ([(-22,58),(-10,44),(8,39)],[(-14,57),(2,46),(22,44)],[(-2,56),(14,50),(32,56)],[(10,56),(24,56),(36,70)],[(-28,66),(-27,54),(-18,44)],[(36,72),(39,82),(38,90)]):
        h.taper(a,2.0)
    return h
def taylor():
    h=Head(True); base(h,dict(w=.92,len=1.04,jaw=2,chin=2,cheek=-2,nose=1.0,noseL=1,bag=.6,lid=.3,brow=4.6,browA=2,mouth=1.0,smile=-.7,lip=.8,fold=1.2,seed=31))
    uniform(h,medals=8); neck(h)
    h.poly([(-18,158),(2,176),(22,156),(14,180),(2,186),(-10,180)],PAPER,INK,1.6); h.poly([(-4,174),(6,174),(8,200),(-6,200)],INK,PAPER,1.2)
    for i in range(4): star(h,-66+i*8.2,181-i*3.4,3.6)
    face(h); features(h)
    h.blob([(-34,88),(-37,68),(-31,50),(-24,45),(-22,52),(-28,62),(-31,78)],INK)
    h.blob([(-22,54),(-20,42),(-2,34),(20,35),(36,46),(42,64),(42,96),(38,92),(37,74),(30,60),(12,56),(-6,60),(-20,62)],INK)
    for a in ([(-16,52),(2,43),(22,44)],[(-12,58),(6,50),(26,53)],[(32,56),(39,68),(40,82)]): h.taper(a,1.8,PAPER)
    return h
def stevenson():
    h=Head(True); base(h,dict(w=1.02,len=.99,jaw=2,chin=1,cheek=3,nose=1.1,bulb=1.2,bag=1.5,lid=.9,brow=4.4,browA=-2.4,browY=-1.5,mouth=.98,smile=.4,fold=1.3,seed=37,age=3,wrY=-4,skull=2,peak=6))
    suit(h,tie=INK,tiebig=1.15); neck(h); face(h); features(h)
    h.blob([(28,60),(38,56),(46,72),(47,92),(43,102),(40,90),(38,76),(33,68)],TONE,INK,2)
    h.blob([(-33,90),(-39,80),(-39,68),(-34,58),(-32,70)],TONE,INK,2)
    h.taper([(-16,48),(4,42),(24,48)],1.5); h.taper([(-8,51),(8,46),(22,51)],1.3)
    for a in ([(36,62),(42,76),(43,92)],[(32,62),(37,70),(41,84)]): h.taper(a,1.6)
    return h
def khrushchev():
    h=Head(False); base(h,dict(w=1.10,len=.99,jaw=7,chin=6,cheek=4,nose=1.12,bulb=2.6,noseL=-2,bag=1.2,lid=.5,brow=2.8,browA=-.6,browY=1,mouth=1.12,smile=1.6,fold=1.3,seed=41,ear=1.5,skull=1,dome=3,peak=9,neck=1.3,age=2,wrY=-5,eye=.88))
    suit(h,tie=TONE,slope=-3,tiebig=1.1); neck(h); face(h); features(h)
    h.taper([(-16,158),(2,163),(24,158)],2.2)             # second chin
    # white fringe at the sides
    h.blob([(42,70),(47,66),(52,78),(54,92),(49,98),(46,90),(44,80)],PAPER,INK,2)
    for a in ([(45,71),(48,80),(49,91)],): h.taper(a,1.5)
    h.blob([(-38,90),(-42,83),(-42,75),(-39,70),(-37,78)],PAPER,INK,2)
    h.dot(9,112,1.8); h.taper([(24,116),(30,124),(30,134)],1.8)
    star(h,-40,184,6,TONE); 
    return h
def mikoyan():
    h=Head(False); base(h,dict(w=.92,len=1.02,jaw=-2,chin=-3,cheek=-1,nose=1.1,hook=2.4,noseL=2,bag=1.5,lid=1.1,brow=5.2,browA=-.5,mouth=.9,fold=1.2,seed=45,ear=1.2))
    suit(h,tie=INK); neck(h); face(h); features(h)
    h.blob([(-33,84),(-37,64),(-29,44),(-8,32),(18,33),(36,46),(43,66),(43,96),(38,92),(37,74),(28,58),(8,50),(-12,52),(-25,60),(-30,76)],INK)
    for a in ([(-20,56),(-8,42),(10,37)],[(-8,52),(6,42),(24,43)],[(6,50),(20,45),(36,60)],[(36,64),(40,78),(40,90)],[(-28,64),(-26,52),(-18,44)]): h.taper(a,2.2,PAPER)
    h.blob([(-28,133),(-23,126.5),(-14,124),(-9.5,125.5),(-5,124),(6,126.5),(11,133),(4,134),(-4,132.5),(-9.5,133.5),(-16,132.5),(-23,135)],INK)   # moustache
    for x in (-22,-17,-4,2): h.taper([(x,126),(x-1,130)],1.2,PAPER)
    return h
def gromyko():
    h=Head(False); base(h,dict(w=.99,len=1.03,jaw=5,chin=4,cheek=0,nose=1.15,noseL=2,bulb=1,bag=1.2,lid=.9,brow=5.4,browA=.6,mouth=1.12,smile=-2.8,lip=.9,fold=1.7,seed=51))
    suit(h,tie=TONE); neck(h); face(h); features(h)
    h.blob([(-35,88),(-38,68),(-30,48),(-22,44),(-20,52),(-27,62),(-31,78)],INK)
    h.blob([(-24,58),(-20,42),(0,32),(24,34),(40,48),(45,70),(44,98),(40,94),(39,78),(33,64),(14,58),(-8,64),(-22,66)],INK)
    for a in ([(-16,54),(4,42),(26,45)],[(-14,60),(6,50),(28,54)],[(36,60),(42,74),(41,90)]): h.taper(a,1.9,PAPER)
    return h
def malinovsky():
    h=Head(False); base(h,dict(w=1.10,len=.99,jaw=8,chin=7,cheek=2,nose=1.15,bulb=1.4,bag=1.3,lid=.4,brow=5.6,browA=.2,mouth=1.08,smile=-1.0,fold=1.4,seed=55,neck=1.3,skull=0,age=1,wrY=2,ear=1.2))
    uniform(h,medals=8); neck(h)
    h.poly([(-24,156),(-26,172),(0,184),(2,176)],INK,PAPER,1.8); h.poly([(32,154),(34,170),(6,184),(2,176)],INK,PAPER,1.8)
    star(h,-57,178,6,INK); star(h,60,176,6,INK); star(h,2,190,5.5,PAPER)
    face(h); features(h)
    h.taper([(-14,159),(4,163),(24,158)],2.0)
    h.blob([(-38,84),(-41,66),(-34,50),(-16,41),(8,38),(30,42),(44,56),(49,76),(48,96),(44,92),(43,78),(36,64),(18,56),(-6,55),(-26,60),(-35,72)],INK)
    for k in range(9):
        x=-24+k*7; h.taper([(x,57-k*.1),(x+2,51),(x+5,46)],1.6,PAPER)
    return h
def dobrynin():
    h=Head(False); base(h,dict(w=.95,len=1.05,jaw=1,chin=1,cheek=0,nose=1.05,noseL=2,bag=.7,lid=.4,brow=3.8,browA=-1,mouth=1.02,smile=1.2,fold=1.1,seed=61,skull=3,peak=5,age=2,wrY=-7))
    suit(h,tie=INK); neck(h); face(h); features(h)
    h.blob([(28,56),(36,54),(44,68),(45,90),(42,100),(38,90),(37,74),(32,66)],INK)
    h.blob([(-32,90),(-37,80),(-37,66),(-32,56),(-30,68)],INK)
    for a in ([(-10,42),(10,38),(30,52)],[(-4,46),(12,43),(30,56)]): h.taper(a,1.6)
    glasses(h,11,9.6,1.7,'brow')
    return h
def kozlov():
    h=Head(False); base(h,dict(w=1.03,jaw=5,chin=3,cheek=2,nose=1.0,bag=.7,lid=.7,brow=5,browA=1.2,mouth=1.0,smile=-.4,fold=1,seed=65))
    suit(h,tie=TONE); neck(h); face(h); features(h)
    # wavy silver hair combed back
    h.blob([(-37,86),(-41,66),(-34,46),(-14,33),(12,29),(34,38),(46,58),(48,82),(45,98),(41,94),(40,76),(32,62),(14,55),(-8,56),(-26,62),(-33,76)],PAPER,INK,2.4)
    for a in ([(-28,60),(-24,48),(-10,42),(-4,34)],[(-14,56),(-8,46),(8,44),(16,34)],[(4,54),(10,46),(24,47),(32,40)],[(20,56),(28,50),(38,58),(44,62)],[(34,64),(42,70),(44,84)],[(-33,72),(-34,60),(-28,52)]): h.taper(a,2.4)
    for a in ([(-20,58),(-16,46),(-2,40)],[(-6,54),(2,44),(18,40)],[(12,54),(18,48),(34,48)],[(36,62),(43,72),(43,88)],[(-30,66),(-30,56),(-20,46)],[(0,54),(8,46),(24,46),(36,46)]): h.taper(a,1.5)
    return h
def castro():
    h=Head(False); base(h,dict(w=.96,len=1.03,jaw=0,chin=0,nose=1.1,hook=1.8,bag=.8,lid=.7,brow=5,browA=1.5,mouth=.9,fold=0,seed=71))
    h.poly([(-80,200),(-80,184),(-62,170),(-30,158),(24,156),(62,168),(80,182),(80,200)],INK)
    h.poly([(-24,158),(-30,172),(-6,186),(2,172)],INK,PAPER,1.8); h.poly([(30,156),(36,172),(10,186),(2,172)],INK,PAPER,1.8)
    h.curve([(2,186),(2,200)],1.8,PAPER); h.poly([(-60,182),(-42,180),(-41,192),(-59,195)],INK,PAPER,1.4)
    neck(h); face(h); features(h)
    # beard
    h.blob([(-31,118),(-33,130),(-30,146),(-22,160),(-8,172),(8,172),(24,163),(38,146),(44,124),(44,106),(38,104),(35,118),(26,126),(14,129),(8,125),(-4,123),(-9,125),(-14,123),(-24,127),(-28,120)],INK)
    h.blob([(-18,134),(-8,132.5),(6,134),(0,138),(-12,138)],PAPER)
    h.taper([(-19,135),(-8,136.5),(7,135)],2)
    for a in ([(-24,140),(-20,152),(-12,162)],[(-12,146),(-8,158),(-2,168)],[(2,146),(6,156),(8,166)],[(14,140),(18,150),(20,160)],[(26,134),(30,142),(30,152)],[(36,116),(38,126),(37,138)],[(-28,128),(-27,136),(-25,144)],[(-4,127),(4,128),(10,131)],[(-22,128),(-16,127),(-12,128)]): h.taper(a,1.6,PAPER)
    # patrol cap
    h.blob([(38,98),(44,84),(44,72),(36,70),(36,84)],INK)
    h.poly([(-39,72),(-34,38),(-10,30),(22,30),(42,40),(45,76),(20,68),(-10,68)],INK,PAPER,1.4)
    h.blob([(-50,82),(-42,72),(-22,68),(8,67),(32,72),(20,77),(-10,77),(-34,82)],INK,PAPER,1.6)
    h.curve([(-36,58),(-6,55),(24,56),(43,62)],1.6,PAPER); h.curve([(-33,42),(-8,36),(22,36),(40,44)],1.2,TONE)
    star(h,-6,47,6,PAPER)
    return h
def uthant():
    h=Head(False); base(h,dict(w=1.02,len=.98,jaw=3,chin=2,cheek=4,nose=1.1,noseL=-1,bag=.7,lid=.8,brow=3.8,browA=-.6,mouth=.95,smile=.8,lip=1.1,fold=.9,seed=77))
    suit(h,tie=TONE); neck(h); face(h); features(h)
    h.blob([(-37,84),(-40,66),(-33,48),(-24,42),(-22,50),(-29,60),(-33,76)],INK)
    h.blob([(-26,58),(-22,42),(-4,34),(20,34),(38,46),(46,66),(46,96),(42,94),(40,76),(32,62),(12,55),(-8,58),(-24,64)],INK)
    for a in ([(-18,52),(0,42),(22,43)],[(-14,57),(6,48),(28,52)],[(34,56),(42,70),(42,86)]): h.taper(a,1.7,PAPER)
    glasses(h,11.5,10,2.2,'brow')
    return h
PEOPLE=dict(kennedy=('John F. Kennedy',kennedy),rfk=('Robert F. Kennedy',rfk),mcnamara=('Robert McNamara',mcnamara),rusk=('Dean Rusk',rusk),bundy=('McGeorge Bundy',bundy),thompson=('Llewellyn Thompson',thompson),taylor=('Maxwell Taylor',taylor),stevenson=('Adlai Stevenson',stevenson),
 khrushchev=('Nikita Khrushchev',khrushchev),mikoyan=('Anastas Mikoyan',mikoyan),gromyko=('Andrei Gromyko',gromyko),malinovsky=('Rodion Malinovsky',malinovsky),dobrynin=('Anatoly Dobrynin',dobrynin),kozlov=('Frol Kozlov',kozlov),castro=('Fidel Castro',castro),uthant=('U Thant',uthant))


if __name__ == '__main__':
    import os
    import sys
    out = sys.argv[1] if len(sys.argv) > 1 else 'portraits'
    os.makedirs(out, exist_ok=True)
    for key, (name, draw) in PEOPLE.items():
        with open(os.path.join(out, key + '.svg'), 'w', encoding='utf-8') as f:
            f.write(draw().svg(title=name) + '\n')
