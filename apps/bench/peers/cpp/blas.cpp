// Products, an Elman network and an MLP on OpenBLAS, with loops for everything else; float32. Started as `blas JOB`.
#include "elman.hpp"
#include "matmul.hpp"
#include "mlp.hpp"
#include <cstdlib>
#include <string>

int main(int count, char **arguments) {
  std::string job = count > 1 ? arguments[1] : "";
  int size = std::atoi(job.c_str() + job.find('-') + 1);
  if (job.rfind("matmul-", 0) == 0) matmul(size);
  else if (job.rfind("elman-", 0) == 0) elman(size);
  else if (job == "mlp") mlp();
  else {
    std::fprintf(stderr, "no job %s\n", job.c_str());
    return 1;
  }
}
