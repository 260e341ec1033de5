package follow

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"strings"
	"time"

	"github.com/sitrep-news/sitrep"
)

// askAgain is how long an address that was asked whether it agrees is left alone,
// whoever names it.
const askAgain = 24 * time.Hour

// askToConfirm has a mail sent that asks the reader of an address to say yes: nobody
// is subscribed by somebody else.
func (s *Service) askToConfirm(ctx context.Context, tx sitrep.Tx, f *Follow, mine []Follow) error {
	open := 0
	for _, other := range mine {
		if !other.Confirmed {
			open++
		}
	}
	if open >= MaxUnconfirmed {
		return sitrep.Errorf(sitrep.ETooMany, "%d of your mail addresses have not said yes yet; wait for them or delete one", open)
	}
	sum := sha256.Sum256([]byte(strings.ToLower(f.Channel.Address)))
	asked := kept[bool]{Doc: sitrep.Doc{Kind: askedKind, ID: hex.EncodeToString(sum[:]), Expires: s.now().Add(askAgain)}, Body: true}
	if err := put(ctx, tx, asked); sitrep.Code(err) == sitrep.EConflict {
		return sitrep.Errorf(sitrep.ETooMany, "this address was asked to confirm less than a day ago; look for that mail, or wait")
	} else if err != nil {
		return err
	}
	return s.say(ctx, tx, f, kindConfirm)
}

// say has a message sent that tells of no event.
func (s *Service) say(ctx context.Context, tx sitrep.Tx, f *Follow, kind string) error {
	d := delivery{ID: newID("dl-"), Follow: f.ID, Owner: f.Owner, First: s.now(), Due: s.now()}
	d.Notice = &Notice{ID: d.ID, Kind: kind, At: s.now(), Thread: f.ID, Notes: []Note{}}
	return s.enqueue(ctx, tx, &d)
}

// Test sends the owner a message that says it is a test. At most one a minute.
func (s *Service) Test(ctx context.Context, owner, id string) error {
	f, err := s.Get(ctx, owner, id)
	if err != nil {
		return err
	}
	if !f.active() {
		return sitrep.Errorf(sitrep.EInvalid, "nothing is sent while the follow is muted, stopped or not confirmed")
	}
	return s.o.Store.Update(ctx, func(tx sitrep.Tx) error {
		once := kept[bool]{Doc: sitrep.Doc{Kind: askedKind, ID: "test-" + id, Expires: s.now().Add(time.Minute)}, Body: true}
		if err := put(ctx, tx, once); sitrep.Code(err) == sitrep.EConflict {
			return sitrep.Errorf(sitrep.ETooMany, "a test was sent less than a minute ago")
		} else if err != nil {
			return err
		}
		return s.say(ctx, tx, f, kindTest)
	})
}

// Confirm is the yes of who reads a mail address.
func (s *Service) Confirm(ctx context.Context, id, token string) (*Follow, error) {
	f, err := s.byConfirmToken(ctx, id, token)
	if err != nil || f.Confirmed {
		return f, err
	}
	err = s.change(ctx, id, func(now *Follow) error {
		now.Confirmed = true
		*f = *now
		return nil
	})
	if err == nil {
		s.o.Log.Info("follow confirmed", "follow", id)
	}
	return f, err
}

func (s *Service) byConfirmToken(ctx context.Context, id, token string) (*Follow, error) {
	f, err := get[Follow](ctx, s.o.Store, followKind, id)
	if err != nil && sitrep.Code(err) != sitrep.ENotFound {
		return nil, err
	}
	if err != nil || subtle.ConstantTimeCompare([]byte(f.Body.confirmToken()), []byte(token)) != 1 {
		return nil, sitrep.Errorf(sitrep.ENotFound, "there is nothing to confirm here; the follow may have been deleted")
	}
	return &f.Body, nil
}

// Unsubscribe ends the follow of whoever has its token. What has ended already is no error.
func (s *Service) Unsubscribe(ctx context.Context, id, token string) error {
	f, err := s.byToken(ctx, id, token)
	if sitrep.Code(err) == sitrep.ENotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return s.remove(ctx, f)
}
