//! Who counts: from silence to a device and back, always keeping the position.
//!
//! A device takes over once it has counted well for a second; an untrusted one hands over to the silent engine, which
//! goes on; a lost one holds a running session on its frame, as sudden silence is abandonment to closed eyes. Either way
//! another device is looked for. The law's figures are in `trust`, how devices are opened in `line`.

use std::time::Duration;

use super::engine::{Engine, EngineEvent, Watched};
use super::orders::What;
use super::output::SoundError;
use super::silent::Counter;
use super::snapshot::{Position, Silence, State};
use super::trust::{Distrust, Trust, Verdict};

/// A device that is let go may fade for so long.
const LEAVE: Duration = Duration::from_secs(1);
/// An untrusted device is tried again after so long.
const AGAIN: Duration = Duration::from_secs(10);

impl Engine {
    /// Follows the device up to `now`.
    pub(super) fn follow(&mut self, now: Duration) {
        self.watch_leaving(now);
        if !self.sound {
            return;
        }
        let Some(watched) = &mut self.watched else {
            self.look_for_a_device(now);
            return;
        };
        if let Some(reading) = watched.line.read() {
            watched.trust.hear(&reading);
            self.reading = reading;
        }
        if let Some(error) = watched.line.failure() {
            self.lose(now, error);
            return;
        }
        match watched.trust.judge(now) {
            Verdict::Trial => {}
            Verdict::Trusted if !self.owns => self.take_over(now),
            Verdict::Trusted => self.correct(now),
            Verdict::Untrusted(why) => self.distrust(now, why),
        }
    }

    fn look_for_a_device(&mut self, now: Duration) {
        let (volumes, profile, theme) = (self.volumes, self.profile, self.theme);
        match self.opener.as_mut().and_then(|opener| opener.poll(now, volumes, profile)) {
            Some(Ok(mut line)) => {
                // What was set while it was being opened.
                line.send(What::Levels { volumes, profile, theme });
                self.watched = Some(Watched { line, trust: Trust::new(now) });
            }
            Some(Err(error)) if matches!(self.silence, Silence::Opening | Silence::Absent(_)) => {
                self.silence = Silence::Absent(error);
            }
            _ => {}
        }
    }

    /// The device counts from now on, from where the silent engine is.
    fn take_over(&mut self, now: Duration) {
        let at = self.counter.at(now);
        self.floor = at;
        self.owns = true;
        if let Some((_, sheet)) = &self.score {
            let sheet = std::sync::Arc::clone(sheet);
            let Position { frame, count_in_left, generation, .. } = at;
            self.order(if at.state.running() {
                What::Play { sheet, from: frame, count_in: count_in_left, tone: false, generation }
            } else {
                What::Place { sheet, at: frame, generation }
            });
        } else {
            self.pending = Some((u64::MAX, at));
        }
        if let Some(watched) = &mut self.watched {
            watched.trust.restart();
        }
        self.told = None;
        if std::mem::take(&mut self.lost) || matches!(self.silence, Silence::Untrusted(_)) {
            self.events.push(EngineEvent::SoundBack);
        }
        self.silence = Silence::Opening;
    }

    /// At the start of a step, takes back what a drifting device has run ahead or fallen behind.
    fn correct(&mut self, now: Duration) {
        let at = self.position(now);
        let half = self.half_at(at.frame);
        let excess = self.watched.as_ref().and_then(|watched| watched.trust.excess());
        if half == std::mem::replace(&mut self.half, half) || at.state != State::Playing {
            return;
        }
        if let Some(excess) = excess {
            self.send(What::Shift(excess));
            if let Some(watched) = &mut self.watched {
                watched.trust.restart();
            }
            self.events.push(EngineEvent::Corrected(excess));
        }
    }

    /// The device keeps no time: the silent engine goes on from where it is.
    fn distrust(&mut self, now: Duration, why: Distrust) {
        if self.told.replace(why) != Some(why) {
            self.events.push(EngineEvent::Untrusted(why));
        }
        self.let_go(now, Silence::Untrusted(why));
        if let Some(opener) = &mut self.opener {
            opener.after(now, AGAIN);
        }
    }

    /// The device is no longer used: what sounds fades, and the silent engine counts.
    pub(super) fn let_go(&mut self, now: Duration, silence: Silence) {
        // A device that ran away has moved the playhead since it was last told: that is not kept.
        let ran_away = matches!(silence, Silence::Untrusted(Distrust::Fast));
        let at = if self.owns && ran_away { self.floor } else { self.position(now) };
        self.silence = silence;
        self.owns = false;
        self.pending = None;
        self.counter = Counter::new(at, self.length(), now);
        if let Some(Watched { mut line, .. }) = self.watched.take() {
            line.send(What::Hold { tone: false });
            if let Some((old, _)) = self.leaving.replace((line, now + LEAVE)) {
                self.close(old);
            }
        }
    }

    /// A device that stalled and then turns out to be gone was lost, too.
    fn watch_leaving(&mut self, now: Duration) {
        let Some((line, until)) = &mut self.leaving else { return };
        let failure = line.failure();
        if failure.is_none() && now < *until {
            return;
        }
        if let Some((line, _)) = self.leaving.take() {
            self.close(line);
        }
        if let Some(error) = failure
            && self.sound
            && matches!(self.silence, Silence::Untrusted(Distrust::Stalled))
        {
            self.tell_lost(now, self.counter.at(now), error);
        }
    }

    /// The device went away.
    fn lose(&mut self, now: Duration, error: SoundError) {
        let at = self.position(now);
        let counted = self.owns;
        if let Some(Watched { line, .. }) = self.watched.take() {
            self.close(line);
        }
        self.owns = false;
        self.pending = None;
        if counted {
            self.tell_lost(now, at, error);
        } else {
            self.counter = Counter::new(at, self.length(), now);
            if let Some(opener) = &mut self.opener {
                opener.soon(now);
            }
        }
    }

    fn tell_lost(&mut self, now: Duration, at: Position, error: SoundError) {
        let held = Position { count_in_left: 0, state: State::Held, ..at };
        self.counter = Counter::new(if at.state.running() { held } else { at }, self.length(), now);
        self.silence = Silence::Lost;
        self.lost = true;
        self.events.push(EngineEvent::SoundLost(error));
        if let Some(opener) = &mut self.opener {
            opener.soon(now);
        }
    }

    fn close(&self, line: super::line::Line) {
        if let Some(opener) = &self.opener {
            opener.close(line);
        }
    }
}
