#include "simulation.h"
#include "testing/testing.h"
using namespace bulkhead::pacing;
static void tr(const char*name, Scenario s){ puts(name); Simulation sim(s); int last=0; for(int i=0;i<900;i++){ sim.runUntil(i*250); if (i<24 || sim.figures.throttled!=last) printf("%d sent %d done %d 429 %d believed %.2f/%.2f others %.2f pace %.1f wait %d fl %d srv %.2f\n",i*250,sim.figures.sent,sim.figures.done,sim.figures.throttled,sim.pacer.believed().size,sim.pacer.believed().ratePerS,sim.pacer.othersPerS(),sim.pacer.pacePerS(i*250),int(sim.pacer.waitMs(i*250)),sim.pacer.inFlight(),sim.bucket.level()); last=sim.figures.throttled;} }
TEST(Trace, A){ Scenario s; s.fastestMs=5; s.slowestMs=400; tr("50/16",s); s.server=s.assumed={100,100}; s.fastestMs=100;s.slowestMs=250; s.calls=30000; tr("100/100",s);  s.server=s.assumed={1000,1000}; s.calls=300000; tr("1000",s);s.assumed={50,16};s.server={50,10};s.fastestMs=50;s.slowestMs=400; s.calls=5000; tr("16->10",s);}
