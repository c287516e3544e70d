package vaultfile_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"kapukod/internal/vault"
	"kapukod/internal/vaultfile"
)

// The test binary runs itself again as another program that changes a vault:
// to be killed in the midst of it, or to compete for the lock.
const (
	childJob = "KAPUKOD_TEST_CHILD"
	childDir = "KAPUKOD_TEST_DIR"
	childTag = "KAPUKOD_TEST_TAG"
	childN   = "KAPUKOD_TEST_COUNT"
)

func TestMain(m *testing.M) {
	job := os.Getenv(childJob)
	if job == "" {
		os.Exit(m.Run())
	}
	if err := child(job, os.Getenv(childDir), os.Getenv(childTag)); err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
}

// child prints a line after each thing that is done for certain.
func child(job, dir, tag string) error {
	ctx := context.Background()
	opts := vaultfile.Options{Now: time.Now, WorkFactor: lowCost}
	if job == "create" {
		v, _, err := vaultfile.Create(ctx, dir, aranka(), opts)
		if err == nil {
			fmt.Println("created")
			v.Close()
		}
		return err
	}
	switch job {
	case memoryJob, memoryJobPlain:
		return useVault(dir, job == memoryJob)
	}
	v, err := vaultfile.Unlock(ctx, dir, []byte(artificialPassphrase), opts)
	if err != nil {
		return err
	}
	count, err := strconv.Atoi(os.Getenv(childN))
	if err != nil {
		return err
	}
	fmt.Println("unlocked")
	if job == "full" {
		saveOnAFullDisk(v, tag, count)
		return nil
	}
	for i := range count {
		id := fmt.Sprintf("%s-%d", tag, i)
		if _, err := v.Update(ctx, add(id)); err != nil {
			return err
		}
		fmt.Println("saved", id)
		if job == "codes" {
			if err := v.PutDeletionCode(ctx, id, "code of "+id); err != nil {
				return err
			}
			fmt.Println("put", id)
		}
	}
	return nil
}

// saveOnAFullDisk goes on saving where every save may fail.
func saveOnAFullDisk(v *vaultfile.Vault, tag string, count int) {
	for i := range count {
		id := fmt.Sprintf("%s-%d", tag, i)
		if _, err := v.Update(context.Background(), add(id)); err == nil {
			fmt.Println("saved", id)
		}
	}
}

func entryIDs(d *vault.Document) map[string]bool {
	ids := make(map[string]bool, len(d.Entries))
	for i := range d.Entries {
		ids[d.Entries[i].ID] = true
	}
	return ids
}
