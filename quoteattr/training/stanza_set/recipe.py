"""How stanza's trainers are called for the small set: the options that differ from stanza's own.

Sizes are chosen so that the whole set stays under 20 MB, and steps so that it
trains within two hours on one core. An option that is not here has stanza's
default of version 1.15.
"""

from __future__ import annotations

#: Options of each processor's trainer, as its command line takes them. Where a trainer has no schedule of
#: its own, the one evaluation is at the end, and the second optimizer with its lower rate begins as
#: ``max_steps_before_stop`` have gone by without one.
OPTIONS: dict[str, str] = {
    "tokenize": """
        --max_seqlen 200 --lr0 0.004 --anneal_after 600
        --steps 1200 --eval_steps 200 --max_steps_before_stop 600
    """,
    # share_hid: a linear layer for each kind of tag, in place of bilinear ones that take most of the time
    "pos": """
        --hidden_dim 120 --num_layers 2 --char_hidden_dim 60 --char_emb_dim 30 --word_emb_dim 50
        --word_cutoff 3 --transformed_dim 50 --share_hid --deep_biaff_hidden_dim 120 --dropout 0.33
        --batch_size 100 --lr 0.006 --second_lr 0.0015
        --max_steps 500 --max_steps_before_stop 350 --eval_interval 500 --fix_eval_interval
    """,
    "lemma": """
        --hidden_dim 100 --dropout 0.3 --emb_dropout 0.3 --pos_dropout 0.3
        --batch_size 250 --lr 0.004 --num_epoch 1
    """,
    "depparse": """
        --hidden_dim 140 --num_layers 2 --char_hidden_dim 50 --char_emb_dim 30 --word_emb_dim 50
        --word_cutoff 3 --transformed_dim 50 --tag_emb_dim 40 --deep_biaff_hidden_dim 80 --dropout 0.33
        --batch_size 2000 --optim adam --lr 0.004 --beta2 0.95 --no_second_optim --no_checkpoint
        --plateau_steps 100 --max_steps 450 --max_steps_before_stop 1500 --eval_interval 150
    """,
    "ner": """
        --hidden_dim 100 --char_hidden_dim 40 --char_emb_dim 30 --emb_finetune_known_only --dropout 0.33
        --batch_size 32 --max_batch_words 1500 --optim adam --lr 0.003 --patience 0
        --max_steps 1200 --max_steps_no_improve 3000 --eval_interval 200
    """,
}
#: What differs as the parser goes on from the treebank's tags to those that it will be given in use. Of ten
#: batches nine have the latter: stanza takes its vocabularies from the treebank, so that it has to be there.
ONWARD = """
    --silver_weight 9 --lr 0.002 --plateau_decay 0.7
    --max_steps 1000 --max_steps_before_stop 1000 --eval_interval 100
"""
#: Where each processor's trainer is in ``stanza.models``.
TRAINERS = {
    "tokenize": "tokenizer",
    "pos": "tagger",
    "lemma": "lemmatizer",
    "depparse": "parser",
    "ner": "ner_tagger",
}
