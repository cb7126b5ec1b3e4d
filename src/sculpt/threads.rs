//! The same work on many things, shared among threads.
//!
//! Results come back in the order of the things, so that the answer does not depend on how the work was shared out.

/// How many threads share the work.
const THREADS: usize = 4;

/// `work` done on each item, in order.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    // Small portions dealt out in turn: neighbours cost alike, so that all threads end together.
    let portion = (items.len() / (THREADS * 16)).max(1);
    let next = std::sync::atomic::AtomicUsize::new(0);
    let mut parts: Vec<(usize, Vec<R>)> = std::thread::scope(|scope| {
        let hands: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| {
                    let mut done = Vec::new();
                    loop {
                        let i = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        let Some(chunk) = items.chunks(portion).nth(i) else { break };
                        done.push((i, chunk.iter().map(&work).collect()));
                    }
                    done
                })
            })
            .collect();
        hands
            .into_iter()
            .flat_map(|hand| match hand.join() {
                Ok(done) => done,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    });
    parts.sort_by_key(|part| part.0);
    parts.into_iter().flat_map(|part| part.1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_back_in_order() {
        let items: Vec<usize> = (0..1003).collect();
        assert_eq!(each(&items, |i| i * 2), (0..1003).map(|i| i * 2).collect::<Vec<_>>());
        assert!(each(&Vec::<usize>::new(), |i| *i).is_empty());
    }
}
