// Command sitrep reads news reports and tells what they say happened.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// The exit codes of every command; docs/exit-codes.md tells them to users.
const (
	exitOK      = 0
	exitSome    = 1 // the work was done, but some of the input could not be read or a check failed
	exitUsage   = 2 // the command line is wrong: nothing was done
	exitBroken  = 3 // the program could not start or go on: embedded data, disk, memory
	exitStopped = 130
)

// fault is an error with the exit code it stands for. A nil Err means that
// everything to be said has been said.
type fault struct {
	code int
	err  error
}

func (f fault) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f fault) Unwrap() error { return f.err }

func usage(format string, args ...any) error {
	return fault{exitUsage, fmt.Errorf(format, args...)}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends what takes too long to stop
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program: arguments and streams in, exit code out.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	if ctx.Err() != nil {
		fmt.Fprintln(errs, "sitrep: stopped")
		return exitStopped
	}
	var f fault
	if !errors.As(err, &f) {
		f = fault{exitUsage, err} // what the flag parser finds is a matter of usage
	}
	if f.err != nil {
		fmt.Fprintln(errs, "sitrep:", f.err)
	}
	return f.code
}
