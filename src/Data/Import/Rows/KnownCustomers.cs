using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Kpi.Data.Import.Rows;

/// <summary>
/// Customers by their codes. An import holds all of them in memory, so they are packed: some 50 bytes and the code's own, in blocks that
/// are never copied, instead of twice that in a dictionary of texts, which is copied whenever it grows.
/// </summary>
internal sealed class KnownCustomers
{
    private const int EntriesPerPage = 1 << 14;
    private const int BytesPerBlock = 1 << 18;
    private readonly List<Entry[]> pages = [];
    private readonly List<byte[]> blocks = [];
    private int[] buckets = new int[1 << 10];
    private byte[] code = new byte[256];
    private int used = BytesPerBlock;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The highest number of a customer; 0 if there is none.</summary>
    public int LastId { get; private set; }

    /// <summary>Finds a customer.</summary>
    public bool TryGet(string customer, out KnownCustomer known)
    {
        var place = Find(Encode(customer), out _);
        known = place == 0 ? default : At(place).Customer;
        return place != 0;
    }

    /// <summary>Adds a customer, or gives a known one other values.</summary>
    public void Set(string customer, KnownCustomer known)
    {
        var text = Encode(customer);
        LastId = Math.Max(LastId, known.Id);
        if (Find(text, out var hash) is var place and not 0)
        {
            At(place).Customer = known;
            return;
        }

        if (Count == buckets.Length)
        {
            Spread();
        }

        if (Count % EntriesPerPage == 0)
        {
            pages.Add(new Entry[EntriesPerPage]);
        }

        ref var bucket = ref buckets[hash & (buckets.Length - 1)];
        At(++Count) = new()
        {
            Customer = known,
            Hash = hash,
            Next = bucket,
            Text = Keep(text),
        };
        bucket = Count;
    }

    private ref Entry At(int place) => ref pages[(place - 1) / EntriesPerPage][(place - 1) % EntriesPerPage];

    private int Find(ReadOnlySpan<byte> text, out int hash)
    {
        var hashing = default(HashCode);
        hashing.AddBytes(text);
        hash = hashing.ToHashCode();
        var place = buckets[hash & (buckets.Length - 1)];
        while (place != 0)
        {
            ref var entry = ref At(place);
            if (entry.Hash == hash && text.SequenceEqual(TextAt(entry.Text)))
            {
                return place;
            }

            place = entry.Next;
        }

        return 0;
    }

    /// <summary>Doubles the buckets; entries stay where they are.</summary>
    private void Spread()
    {
        buckets = new int[buckets.Length * 2];
        for (var place = 1; place <= Count; place++)
        {
            ref var bucket = ref buckets[At(place).Hash & (buckets.Length - 1)];
            At(place).Next = bucket;
            bucket = place;
        }
    }

    private ReadOnlySpan<byte> Encode(string customer)
    {
        var room = Encoding.UTF8.GetMaxByteCount(customer.Length);
        if (code.Length < room)
        {
            code = new byte[room];
        }

        return code.AsSpan(0, Encoding.UTF8.GetBytes(customer, code));
    }

    /// <summary>Keeps a text with its length before it; says where.</summary>
    private long Keep(ReadOnlySpan<byte> text)
    {
        var size = sizeof(int) + text.Length;
        if (used + size > BytesPerBlock)
        {
            blocks.Add(new byte[Math.Max(size, BytesPerBlock)]);
            used = 0;
        }

        var block = blocks[^1].AsSpan(used);
        BinaryPrimitives.WriteInt32LittleEndian(block, text.Length);
        text.CopyTo(block[sizeof(int)..]);
        var place = ((long)(blocks.Count - 1) << 32) + used;
        used += size;
        return place;
    }

    private ReadOnlySpan<byte> TextAt(long place)
    {
        var block = blocks[(int)(place >> 32)].AsSpan((int)place);
        return block.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(block));
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public KnownCustomer Customer;
        public long Text;
        public int Hash;
        public int Next;
    }
}
