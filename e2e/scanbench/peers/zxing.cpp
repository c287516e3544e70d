// Reads QR codes with zxing-cpp. The protocol is that of zbar.c.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

static double cpu_ms() {
	timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main() {
	char path[4096];
	auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true).setTryRotate(true);
	while (fgets(path, sizeof path, stdin)) {
		unsigned w, h;
		path[strcspn(path, "\n")] = 0;
		FILE *f = fopen(path, "rb");
		if (!f || fscanf(f, "KKGREY %u %u", &w, &h) != 2 || fgetc(f) != '\n')
			return 1;
		std::vector<unsigned char> grey(size_t(w) * h);
		if (fread(grey.data(), 1, grey.size(), f) != grey.size())
			return 1;
		fclose(f);
		double start = cpu_ms();
		auto results = ZXing::ReadBarcodes({grey.data(), int(w), int(h), ZXing::ImageFormat::Lum}, hints);
		double took = cpu_ms() - start;
		std::vector<std::string> texts;
		for (const auto &r : results)
			if (r.isValid())
				texts.push_back(r.text());
		printf("%.3f %zu\n", took, texts.size());
		for (const auto &t : texts) {
			for (unsigned char c : t)
				printf("%02x", c);
			printf("\n");
		}
		fflush(stdout);
	}
	return 0;
}
