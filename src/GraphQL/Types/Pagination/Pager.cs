using System.Globalization;
using System.Reflection;
using System.Text;
using Kpi.GraphQL.Execution;

namespace Kpi.GraphQL.Types.Pagination;

/// <summary>Cuts a page out of a sequence, after the cursor connections specification. A cursor is the item's index, made opaque.</summary>
internal static class Pager
{
    /// <summary>A resolver whose sequence becomes a <see cref="Connection"/>; the four paging arguments follow the field's own.</summary>
    public static FieldResolver Wrap(FieldResolver inner, Type item, int firstArgument, PagingOptions options)
    {
        var page = typeof(Pager)
            .GetMethod(nameof(PageOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(item)
            .CreateDelegate<Func<object?, PageRequest, PagingOptions, CancellationToken, ValueTask<object?>>>();
        AsyncResolver paged = async (parent, arguments, operation, context) =>
        {
            var request = PageRequest.Of(arguments, firstArgument, options);
            var items = await inner.ValueAsync(parent, arguments, operation, context);
            return items is null or Connection ? items : await page(items, request, options, operation.RequestAborted);
        };
        return FieldResolver.OfAsync(() => paged).With(inner.NeedsContext);
    }

    private static async ValueTask<object?> PageOf<T>(object? source, PageRequest request, PagingOptions options, CancellationToken ct)
    {
        var counted = source as IReadOnlyCollection<T>;
        var needsCount = options.IncludeTotalCount || request.Last is not null;
        var items = source is IReadOnlyList<T> or IQueryable<T> ? (IEnumerable<T>)source : counted ?? [.. (IEnumerable<T>)source!];
        var count =
            !needsCount ? -1
            : items is IQueryable<T> query ? query.Count()
            : items.TryGetNonEnumeratedCount(out var known) ? known
            : items.Count();

        var from = Math.Max(0, request.After + 1);
        var to = Math.Min(request.Before ?? int.MaxValue, count < 0 ? int.MaxValue : count);
        if (request.First is { } first)
        {
            to = (int)Math.Min(to, (long)from + first);
        }

        if (request.Last is { } last)
        {
            from = Math.Max(from, to - last);
        }

        // One item more than asked for tells whether a page follows.
        var length = Math.Max(0, to - from);
        var window = await Window(items, from, length + 1, ct);
        var edges = new List<Edge<T>>(Math.Min(window.Count, length));
        for (var i = 0; i < window.Count && i < length; i++)
        {
            edges.Add(new Edge<T>(window[i], Cursor(from + i)));
        }

        var info = new PageInfo(window.Count > edges.Count, from > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new Connection<T>(edges, info, count);
    }

    private static async ValueTask<List<T>> Window<T>(IEnumerable<T> items, int from, int count, CancellationToken ct)
    {
        if (items is not IQueryable<T> query)
        {
            return [.. items.Skip(from).Take(count)];
        }

        var limited = query.Skip(from).Take(count);
        if (limited is not IAsyncEnumerable<T> later)
        {
            return [.. limited];
        }

        var list = new List<T>();
        await foreach (var item in later.WithCancellation(ct))
        {
            list.Add(item);
        }

        return list;
    }

    private static string Cursor(int index) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(index.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The paging arguments of one call, checked.</summary>
    private sealed record PageRequest(int? First, int? Last, int After, int? Before)
    {
        public static PageRequest Of(object?[] arguments, int at, PagingOptions options)
        {
            var first = Size(arguments[at], "first", options);
            var last = Size(arguments[at + 2], "last", options);
            return new PageRequest(
                first ?? (last is null ? options.DefaultPageSize : null),
                last,
                Index(arguments[at + 1]) ?? -1,
                Index(arguments[at + 3])
            );
        }

        private static int? Size(object? argument, string name, PagingOptions options) =>
            argument switch
            {
                < 0 => throw Invalid($"`{name}` must not be negative."),
                int size when size > options.MaxPageSize => throw Invalid(
                    $"`{name}` is {size}; a page has {options.MaxPageSize} items at most."
                ),
                int size => size,
                _ => null,
            };

        private static int? Index(object? cursor)
        {
            if (cursor is not string text)
            {
                return null;
            }

            var bytes = new byte[16];
            return
                Convert.TryFromBase64String(text, bytes, out var length)
                && int.TryParse(bytes.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? index
                : throw Invalid("The cursor is not one that this field gave.");
        }

        private static GraphQLException Invalid(string message) => new(new Error(message) { Code = ErrorCodes.BadUserInput });
    }
}
