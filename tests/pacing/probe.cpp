// SPDX-License-Identifier: Apache-2.0
#include "simulation.h"
#include "testing/testing.h"
using namespace bulkhead::pacing;
static void show(const char *name, Scenario s){
    double w=0,t=0,o=0,oth=0; double r=0,f=0; int n=3;
    for(int i=1;i<=n;i++){ s.seed=i; Simulation sim(s); auto g=sim.run(); w+=g.wallS()/n; t+=double(g.throttled)/n; o+=g.othersRefusedPercent()/n; oth+=double(g.others-g.othersRefused)/n; r=sim.pacer.believed().ratePerS; f=sim.pacer.othersPerS();}
    double res=s.shares.reserve.value_or(std::min(8.0,.15*s.server.size));
    double ideal=(s.calls+oth-s.server.size)/s.server.ratePerS, ideal2=(s.calls+oth-s.server.size+res)/s.server.ratePerS;
    printf("%-34s wall %8.1f (x%.4f of ideal, +%.2fs over 1.01; with reserve x%.4f) own429 %7.1f others429 %.3f%%  believed %.2f others %.2f\n",name,w,w/ideal,w-1.01*ideal,w/ideal2,t,o,r,f);
}
TEST(Probe, All){
    auto mk=[](double size,double rate,int calls,qint64 lo,qint64 hi){Scenario s; s.server=s.assumed={size,rate}; s.calls=calls; s.fastestMs=lo;s.slowestMs=hi; return s;};
    struct B{double s,r;int n;}; 
    for(B b: {B{2,2,1300},B{10,2,1300},B{50,16,10000},B{10,2.5,1600},B{100,100,60000},B{1000,1000,100000}})
        for(auto l: {std::pair<int,int>{5,5},{180,180},{400,400},{5,400},{100,250}}){
            char n[64]; snprintf(n,64,"%g/%g lat %d..%d",b.s,b.r,l.first,l.second); show(n,mk(b.s,b.r,b.n,l.first,l.second));}
    for(double o: {2.,5.,8.}) for(auto l: {std::pair<int,int>{180,180},{50,400}}) for (int g: {1,5}){ auto s=mk(50,16,10000,l.first,l.second); s.othersPerS=o; s.othersAtOnce=g; s.shares.reserve=8; char n[64]; snprintf(n,64,"others %g x%d lat %d..%d",o,g,l.first,l.second); show(n,s);}
    struct W{double as,ar,s,r;int n;};
    for(W w: {W{50,16,50,10,6000},W{50,16,50,2,1000},W{50,16,50,50,20000},W{50,16,50,.5,300},W{50,16,100,.5,400},W{50,16,64,5,3000},W{50,16,64,40,20000},W{50,16,300,1000,200000},W{50,16,1000,1000,200000},W{50,16,2,2,1000},W{50,16,10,2,1000},W{10,2,50,16,5000},W{100,100,100,2,1000},W{2,2,100,100,30000},W{50,16,2,.5,400},W{50,16,25,3,1000},W{50,16,1000,.5,1500}})
        for(auto l: {std::pair<int,int>{180,180},{50,400}}){
        auto s=mk(w.s,w.r,w.n,l.first,l.second); s.assumed={w.as,w.ar}; char n[64]; snprintf(n,64,"as %g/%g is %g/%g %d..%d",w.as,w.ar,w.s,w.r,l.first,l.second); show(n,s);}
    for(double c: {50.,25.,80.}){ auto s=mk(50,16,6000,50,300); s.shares.ceilingPercent=c; char n[64]; snprintf(n,64,"ceiling %g",c); show(n,s);}
    auto s=mk(50,16,5000,50,300); s.headers=false; show("headerless 50/16",s);
    s.assumed={50,20}; show("headerless as 50/20",s);
    s=mk(100,100,60000,20,150); s.headers=false; show("headerless 100/100",s);
}
