//! A choice made better by exchanging one candidate at a time (Teitz and Bart 1968).

/// Exchanges chosen candidates for others, the best exchange first, as long as that serves more.
/// `servers` tells for each demand who serves it, `serves` the same by candidate.
pub(super) fn improve(chosen: &mut [usize], servers: &[Vec<u32>], serves: &[Vec<u32>], weights: &[u64]) {
    const NOBODY: u32 = u32::MAX;
    if chosen.is_empty() {
        return;
    }
    let mut times = vec![0_u32; servers.len()];
    chosen.iter().flat_map(|candidate| &serves[*candidate]).for_each(|demand| times[*demand as usize] += 1);
    // Which of the chosen is a demand's only one, by its place among them.
    let mut only = vec![NOBODY; servers.len()];
    loop {
        let mut place = vec![NOBODY; serves.len()];
        (0..).zip(chosen.iter()).for_each(|(at, candidate)| place[*candidate] = at);
        let mut lost = vec![0_u64; chosen.len()];
        for (demand, servers) in servers.iter().enumerate() {
            only[demand] = NOBODY;
            if times[demand] == 1 {
                let its = servers.iter().map(|server| place[*server as usize]).find(|at| *at != NOBODY);
                only[demand] = its.unwrap_or(NOBODY);
                if let Some(at) = its {
                    lost[at as usize] += weights[demand];
                }
            }
        }
        // What an exchange wins: what nobody serves, and what only the one given up serves.
        let mut best = (0_u64, 0, 0);
        let mut kept = vec![0_u64; chosen.len()];
        for (candidate, serves) in serves.iter().enumerate().filter(|(c, _)| place[*c] == NOBODY) {
            kept.fill(0);
            let mut won = 0;
            for &demand in serves {
                let demand = demand as usize;
                match times[demand] {
                    0 => won += weights[demand],
                    1 => kept[only[demand] as usize] += weights[demand],
                    _ => {}
                }
            }
            for (at, kept) in kept.iter().enumerate() {
                let more = (won + kept).saturating_sub(lost[at]);
                if more > best.0 {
                    best = (more, at, candidate);
                }
            }
        }
        let (more, at, candidate) = best;
        if more == 0 {
            return;
        }
        serves[chosen[at]].iter().for_each(|demand| times[*demand as usize] -= 1);
        serves[candidate].iter().for_each(|demand| times[*demand as usize] += 1);
        chosen[at] = candidate;
    }
}

/// Takes, one after another, the candidate that serves most of what is not yet served.
pub(super) fn greedy(count: usize, servers: &[Vec<u32>], serves: &[Vec<u32>], weights: &[u64]) -> Vec<usize> {
    let worth = |serves: &Vec<u32>| serves.iter().map(|demand| weights[*demand as usize]).sum();
    let mut gains: Vec<u64> = serves.iter().map(worth).collect();
    let mut is_served = vec![false; servers.len()];
    let mut is_chosen = vec![false; serves.len()];
    let mut chosen = Vec::new();
    for _ in 0..count.min(serves.len()) {
        let free = (0..serves.len()).filter(|candidate| !is_chosen[*candidate]);
        let Some(best) = free.max_by_key(|candidate| (gains[*candidate], serves.len() - candidate)) else {
            break;
        };
        is_chosen[best] = true;
        chosen.push(best);
        for &demand in &serves[best] {
            let demand = demand as usize;
            if !std::mem::replace(&mut is_served[demand], true) {
                servers[demand].iter().for_each(|server| gains[*server as usize] -= weights[demand]);
            }
        }
    }
    chosen
}
