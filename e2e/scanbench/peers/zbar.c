// Reads QR codes with ZBar's library. One line in: the path of a raw grey file
// ("KKGREY <width> <height>\n" and then the bytes). Out: "<CPU ms> <count>" and
// each text in hex on a line of its own.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zbar.h>

static double cpu_ms(void) {
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(void) {
	char path[4096];
	zbar_image_scanner_t *scanner = zbar_image_scanner_create();
	zbar_image_scanner_set_config(scanner, 0, ZBAR_CFG_ENABLE, 0);
	zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
	while (fgets(path, sizeof path, stdin)) {
		unsigned w, h;
		path[strcspn(path, "\n")] = 0;
		FILE *f = fopen(path, "rb");
		if (!f || fscanf(f, "KKGREY %u %u", &w, &h) != 2 || fgetc(f) != '\n')
			return 1;
		unsigned char *grey = malloc((size_t)w * h);
		if (fread(grey, 1, (size_t)w * h, f) != (size_t)w * h)
			return 1;
		fclose(f);
		double start = cpu_ms();
		zbar_image_t *image = zbar_image_create();
		zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
		zbar_image_set_size(image, w, h);
		zbar_image_set_data(image, grey, (size_t)w * h, NULL);
		zbar_scan_image(scanner, image);
		double took = cpu_ms() - start;
		int n = 0;
		for (const zbar_symbol_t *s = zbar_image_first_symbol(image); s; s = zbar_symbol_next(s))
			n++;
		printf("%.3f %d\n", took, n);
		for (const zbar_symbol_t *s = zbar_image_first_symbol(image); s; s = zbar_symbol_next(s)) {
			const unsigned char *text = (const unsigned char *)zbar_symbol_get_data(s);
			for (unsigned i = 0; i < zbar_symbol_get_data_length(s); i++)
				printf("%02x", text[i]);
			printf("\n");
		}
		fflush(stdout);
		zbar_image_destroy(image);
		free(grey);
	}
	return 0;
}
