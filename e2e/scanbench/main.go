package main

import (
	"context"
	"flag"
	"fmt"
	"image"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	var o options
	flag.StringVar(&o.folder, "folder", filepath.Join("bin", "scanbench"), "folder for the pictures and the peers")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the pictures")
	flag.IntVar(&o.count, "count", perSet, "pictures a set")
	flag.StringVar(&o.sets, "sets", strings.Join(setNames(), ","), "sets to run")
	flag.StringVar(&o.peers, "peers", filepath.Join("e2e", "scanbench", "peers"), "folder with the peers' sources; empty for none")
	flag.StringVar(&o.others, "others", "", "folder with folders of pictures made by others; empty for none")
	flag.BoolVar(&o.verbose, "v", false, "name the pictures that our reader missed")
	own := flag.Bool("serve", false, "be this project's reader: picture files by name on stdin")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	work := func() error { return bench(ctx, o) }
	if *own {
		work = func() error { return serve(ctx, os.Stdin, os.Stdout) }
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "scanbench:", err)
		stop()
		os.Exit(1)
	}
}

type options struct {
	folder, sets, peers, others string
	seed                        uint64
	count                       int
	verbose                     bool
}

func bench(ctx context.Context, o options) error {
	folder := filepath.Join(o.folder, fmt.Sprintf("seed-%d", o.seed))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	readers, err := startReaders(o)
	if err != nil {
		return err
	}
	var names []string
	for _, r := range readers {
		defer r.stop()
		names = append(names, r.name)
	}
	work, err := os.MkdirTemp("", "scanbench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()
	lens, err := newCamera(ctx)
	if err != nil {
		return err
	}
	defer lens.close()
	all := newResults(names)
	sets := strings.Split(o.sets, ",")
	for _, set := range sets {
		for _, s := range scenes(set, o.seed, o.count) {
			img, err := lens.shoot(folder, s)
			if err != nil {
				return err
			}
			if err := measure(all, s, img, readers, work, o.verbose); err != nil {
				return err
			}
		}
	}
	foreign, err := others(all, o.others, readers, work)
	if err != nil {
		return err
	}
	all.print(os.Stdout, slices.Concat(sets, foreign))
	return nil
}

func measure(all *results, s scene, img image.Image, readers []*reader, work string, verbose bool) error {
	colour, grey := filepath.Join(work, "colour"), filepath.Join(work, "grey")
	if err := store(img, colour, grey); err != nil {
		return err
	}
	var want []string
	for _, c := range s.codes {
		want = append(want, c.text)
	}
	for i, r := range readers {
		got, err := r.read(colour, grey)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name(), err)
		}
		if !all.of(s.set, r.name).add(want, got) && i == 0 && verbose {
			fmt.Fprintf(os.Stderr, "missed: %s (%d×%d, module %.1f px)\n", s.name(), s.screen.w, s.screen.h, s.codes[0].module*s.screen.scale)
		}
		if s.set == growthSet {
			all.growth.add(r.name, s.screen, got)
		}
		if i == 0 && s.set == "none" && s.screen.w == 3840 {
			all.floor = append(all.floor, got.ms/got.plain)
		}
	}
	return nil
}

// startReaders starts our reader and the peers, which are built here from their
// sources with Debian's libraries.
func startReaders(o options) ([]*reader, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	ours, err := startReader("kapukod", true, self, "-serve")
	if err != nil {
		return nil, err
	}
	readers := []*reader{ours}
	if o.peers == "" {
		return readers, nil
	}
	for _, peer := range []struct{ name, file, library string }{
		{"zbar", "zbar.c", "-lzbar"}, {"zxing-cpp", "zxing.cpp", "-lZXing"},
	} {
		program := filepath.Join(o.folder, strings.TrimSuffix(peer.file, filepath.Ext(peer.file)))
		compile := []string{"gcc", "-O2", "-o", program, filepath.Join(o.peers, peer.file), peer.library}
		if strings.HasSuffix(peer.file, ".cpp") {
			compile = slices.Insert(compile, 1, "-std=c++17")
			compile[0] = "g++"
		}
		if said, err := exec.Command(compile[0], compile[1:]...).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("build %s: %w\n%s", peer.name, err, said)
		}
		absolute, err := filepath.Abs(program)
		if err != nil {
			return nil, err
		}
		r, err := startReader(peer.name, false, absolute)
		if err != nil {
			return nil, err
		}
		readers = append(readers, r)
	}
	return readers, nil
}
