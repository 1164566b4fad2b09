#include "rapporteur/freed_memory.h"

#ifdef RAPPORTEUR_MIMALLOC
#include <mimalloc.h>
#endif

namespace rapporteur {

void keep_freed_memory() {
#ifdef RAPPORTEUR_MIMALLOC
#if MI_MALLOC_VERSION < 210
  mi_option_disable(mi_option_allow_decommit);
#else
  mi_option_set(mi_option_purge_delay, -1);
#endif
#endif
}

}  // namespace rapporteur
